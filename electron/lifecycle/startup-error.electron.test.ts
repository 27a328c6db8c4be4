import { expect, it } from 'vitest';
import { createFakeElectron } from '../testing/fake-electron';
import { showStartupErrorAndExit } from './startup-error.electron';

it('shows why the program cannot start, and ends it', () => {
  const { electron, calls } = createFakeElectron();
  showStartupErrorAndExit(electron, new Error('no display'));
  expect(calls).toEqual(['error box: Bridgekeeper cannot start', 'exit 1']);
});
