import { expect } from '@playwright/test';
import { test } from '../connection/fixtures';
import { ACCOUNT_STATES, BEEPER_STATES } from './account-states';
import { END_STATES } from './end-states';
import { LOGIN_STATES } from './login-states';
import { wearSize, wearColours } from './looks';
import { openScene, playStates, type Look } from './play';
import type { State } from './scene';
import { PALETTE_STATES } from './settings-states';
import { SITE_STATES } from './site-states';
import { SIZE_STATES } from './size-states';
import { tabFindings } from './tab-walk';
import { DEMO_STATES, NEWCOMER_STATES } from './start-states';

const selected = (...all: readonly (readonly State[])[]) =>
  all.flat().filter(({ isSelected }) => isSelected);

/** As it comes, once more in the smallest window, and by Tab. */
const lookTwice: Look = async (_state, { page, program }, inspector) => {
  const usual = await inspector.inspect();
  await wearSize(program, page, 'narrow');
  const narrow = await inspector.inspectLayout();
  await wearSize(program, page, 'usual');
  const byTab = await tabFindings(
    (what) => page.evaluate(what),
    () => page.keyboard.press('Tab'),
  );
  return [...usual, ...narrow.map((what) => `narrow: ${what}`), ...byTab];
};

test('accounts: nothing is cut off or runs over, and axe finds nothing', async ({
  simulator,
  startProgram,
  display,
}) => {
  const scene = await openScene(await startProgram({ args: [] }), simulator, display.display);
  await wearColours(scene.page, 'light');
  const states = selected(PALETTE_STATES, ACCOUNT_STATES, BEEPER_STATES, SIZE_STATES);
  expect(await playStates(scene, states, lookTwice)).toEqual([]);
});

test('signing in: nothing is cut off or runs over, and axe finds nothing', async ({
  simulator,
  startProgram,
  display,
}) => {
  simulator.control.reset('sign-in');
  const scene = await openScene(await startProgram({ args: [] }), simulator, display.display);
  await wearColours(scene.page, 'dark');
  const states = selected(LOGIN_STATES, SITE_STATES, END_STATES);
  expect(await playStates(scene, states, lookTwice)).toEqual([]);
});

test('before there is a connection, where a token cannot be kept, and in the demo: the same', async ({
  simulator,
  startNew,
  display,
}) => {
  const scene = await openScene(await startNew(), simulator, display.display);
  await wearColours(scene.page, 'light');
  const found = await playStates(scene, selected(NEWCOMER_STATES), lookTwice);
  await scene.program.quit();
  const demo = await openScene(await startNew({ args: ['--demo'] }), simulator, display.display);
  await wearColours(demo.page, 'light');
  expect([...found, ...(await playStates(demo, selected(DEMO_STATES), lookTwice))]).toEqual([]);
});
