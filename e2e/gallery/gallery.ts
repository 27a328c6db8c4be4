import { join } from 'node:path';
import { expect } from '@playwright/test';
import { test } from '../connection/fixtures';
import { ACCOUNT_STATES } from './account-states';
import { LOGIN_STATES } from './login-states';
import { looksFor, pictureName, wearColours, wearSize } from './looks';
import { FOLDER } from './pictures';
import { openScene, playStates, type Look } from './play';
import { DEMO_STATES, NEWCOMER_STATES } from './start-states';

/** Takes a picture in every look, and inspects each. */
const lookAtAll: Look = async (state, { page, program }, inspector) => {
  const findings: string[] = [];
  for (const look of looksFor(state)) {
    await wearSize(program, page, look.size);
    await wearColours(page, look.colours);
    const file = pictureName(state.name, look);
    await page.screenshot({ path: join(FOLDER, file) });
    // Axe takes long, and colours are the same in every size.
    const isForAxe = look.size === 'usual' || (look.size === 'narrow' && look.colours === 'light');
    const found = await (isForAxe ? inspector.inspect() : inspector.inspectLayout());
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
