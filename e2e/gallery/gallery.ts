import { join } from 'node:path';
import { expect } from '@playwright/test';
import { test } from '../connection/fixtures';
import { ACCOUNT_STATES } from './account-states';
import type { Inspector } from './inspect';
import { LOGIN_STATES } from './login-states';
import { looksFor, pictureName, wearColours, wearSize, type Appearance } from './looks';
import { FOLDER } from './pictures';
import { openScene, playStates, type Look } from './play';
import { DEMO_STATES, NEWCOMER_STATES } from './start-states';

/** Axe takes long: names and roles are the same in all colours, and colours in every size. */
function inspectIn({ colours, size }: Appearance, inspector: Inspector): Promise<string[]> {
  if (size === 'wide' || (size === 'narrow' && colours !== 'light')) {
    return inspector.inspectLayout();
  }
  if (colours === 'light') return inspector.inspect();
  const isMore = colours === 'contrast' || colours === 'contrast-dark';
  return inspector.inspectContrast(isMore ? 'color-contrast-enhanced' : 'color-contrast');
}

/** Takes a picture in every look, and inspects each. */
const lookAtAll: Look = async (state, { page, program }, inspector) => {
  const findings: string[] = [];
  for (const look of looksFor(state)) {
    await wearSize(program, page, look.size);
    await wearColours(page, look.colours);
    const file = pictureName(state.name, look);
    await page.screenshot({ path: join(FOLDER, file) });
    const found = await inspectIn(look, inspector);
    findings.push(...found.map((what) => `${look.colours}, ${look.size}: ${what}`));
  }
  await wearSize(program, page, 'usual');
  return findings;
};

test('a newcomer', async ({ simulator, startNew }) => {
  const scene = await openScene(await startNew(), simulator);
  expect(await playStates(scene, NEWCOMER_STATES, lookAtAll)).toEqual([]);
});

test('accounts', async ({ simulator, startProgram }) => {
  const scene = await openScene(await startProgram({ args: [] }), simulator);
  expect(await playStates(scene, ACCOUNT_STATES, lookAtAll)).toEqual([]);
});

test('signing in', async ({ simulator, startProgram }) => {
  simulator.control.reset('sign-in');
  const scene = await openScene(await startProgram({ args: [] }), simulator);
  expect(await playStates(scene, LOGIN_STATES, lookAtAll)).toEqual([]);
});

test('the demo', async ({ simulator, startNew }) => {
  const scene = await openScene(await startNew({ args: ['--demo'] }), simulator);
  expect(await playStates(scene, DEMO_STATES, lookAtAll)).toEqual([]);
});
