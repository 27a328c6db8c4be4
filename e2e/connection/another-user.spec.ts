import { expect } from '@playwright/test';
import { test } from '../program';
import { MAY_START_STRANGERS, ONLY_ROOT, startStranger } from './stranger';

test.skip(!MAY_START_STRANGERS, ONLY_ROOT);

test('another user’s program at Beeper’s port gets no token, and that is said; Beeper, back, is watched', async ({
  simulator,
  startProgram,
  tray,
}) => {
  await simulator.control.down();
  const stranger = await startStranger(simulator.port);
  const program = await startProgram();
  const item = await tray.waitForItem();
  await item.waitForToolTip('Another user’s program answers where Beeper should be');
  for (let polls = 0; polls < 3; polls += 1) await program.advance(60_000);
  await program.waitUntilIdle();
  expect(stranger.printed()).not.toContain(simulator.token);
  expect(stranger.printed().toLowerCase()).not.toContain('authorization');
  await stranger.stop();
  await simulator.control.up();
  await program.advance(60_000);
  await item.waitForToolTip('All accounts are well');
});

test('nor does one that takes the port while Beeper is away', async ({
  simulator,
  startProgram,
  tray,
}) => {
  const program = await startProgram();
  const item = await tray.waitForItem();
  await item.waitForToolTip('All accounts are well');
  // Between two polls, so that none has failed.
  await simulator.control.down();
  const stranger = await startStranger(simulator.port);
  await program.advance(15_000);
  await item.waitForToolTip('Another user’s program answers where Beeper should be');
  expect(stranger.printed()).not.toContain(simulator.token);
  await stranger.stop();
});
