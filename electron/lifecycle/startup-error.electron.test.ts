import { expect, it } from 'vitest';
import { createFakeElectron } from '../testing/fake-electron';
import { showStartupErrorAndExit } from './startup-error.electron';

it('a start that fails is said, and ends the program', () => {
  const { electron, calls } = createFakeElectron();
  showStartupErrorAndExit(electron, new Error('no display'));
  expect(calls).toEqual(['error box: Bridgekeeper cannot start', 'exit 1']);
});
