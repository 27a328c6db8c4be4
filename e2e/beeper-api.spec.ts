import { expect } from '@playwright/test';
import { WINDOW_TEXT } from '../shared/strings/window';
import type { Fault } from '../simulator/faults';
import type { Simulator } from '../simulator/simulator';
import { test, WHATSAPP, type Program } from './program';

test('without a token nothing is asked until the window is opened, and then no account', async ({
  tray,
  simulator,
  startProgram,
}) => {
  const program = await startProgram({ env: { BEEPER_ACCESS_TOKEN: '' } });
  const item = await tray.waitForItem();
  await item.waitForToolTip('Bridgekeeper is not connected to Beeper yet');
  await program.advance(120_000);
  await program.waitUntilIdle();
  expect(simulator.control.requests()).toEqual([]);
  await item.activate();
  const page = await program.window();
  await expect(page.getByRole('heading', { name: 'Connect to Beeper' })).toBeVisible();
  await expect(page.getByText('on this computer')).toBeVisible();
  expect(simulator.control.requests().filter(({ authorized }) => authorized)).toEqual([]);
});

test('an address that cannot be used is reported, not crashed over', async ({ startProgram }) => {
  const program = await startProgram({ args: [], env: { BEEPER_BASE_URL: 'ftp://nonsense' } });
  const banners = (await program.window()).getByRole('list', { name: WINDOW_TEXT.banners });
  await expect(banners.getByText(/cannot use the address in BEEPER_BASE_URL/)).toBeVisible();
});

test('a wrong token says so, and recovers when it becomes right', async ({
  tray,
  simulator,
  startProgram,
}) => {
  simulator.control.setAccess({ valid: false });
  const program = await startProgram({ args: [] });
  const item = await tray.waitForItem();
  await item.waitForToolTip('Beeper no longer lets Bridgekeeper in');
  const page = await program.window();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(
    'no longer lets Bridgekeeper in',
  );
  simulator.control.setAccess({ valid: true });
  await program.pass(15_000);
  await item.waitForToolTip('All accounts are well');
});

test('a token that may not read says so', async ({ tray, simulator, startProgram }) => {
  simulator.control.setAccess({ scopes: [] });
  await startProgram();
  const item = await tray.waitForItem();
  await item.waitForToolTip('Beeper does not let Bridgekeeper see your accounts');
});

test('a Beeper Desktop that is too old says so', async ({ tray, simulator, startProgram }) => {
  simulator.control.addFault({ kind: 'status', status: 404, path: '/v1/bridges' });
  await startProgram();
  const item = await tray.waitForItem();
  await item.waitForToolTip('This Beeper Desktop is too old to tell how your accounts are');
});

const FAULTS: Record<string, [string, Fault, RegExp][]> = {
  'gives no whole answer': [
    ['refuses connections', { kind: 'refuse' }, /does not answer/],
    ['drops mid-body', { kind: 'drop' }, /does not answer/],
    ['hangs', { kind: 'hang' }, /takes too long/],
  ],
  'answers with an error': [
    ['500', { kind: 'status', status: 500 }, /is wrong in Beeper Desktop/],
    ['503', { kind: 'status', status: 503 }, /is wrong in Beeper Desktop/],
    ['429', { kind: 'status', status: 429, retryAfterS: 1 }, /asks Bridgekeeper to slow down/],
    ['401', { kind: 'status', status: 401 }, /no longer lets Bridgekeeper in/],
  ],
  'sends what cannot be read': [
    ['truncated JSON', { kind: 'truncated' }, /cannot read/],
    ['a page instead of JSON', { kind: 'html' }, /cannot read/],
    ['wrong types', { kind: 'wrong-types' }, /cannot read/],
    ['100 MB', { kind: 'huge' }, /cannot read|is wrong in Beeper Desktop/],
  ],
};

/** Waits until no answer is under way. */
const allAnswered = ({ control }: Simulator) =>
  expect.poll(() => control.requests().filter(({ status }) => status === null)).toEqual([]);

/**
 * Lets 16 seconds pass. In steps: one leap past the 15 s that an answer may take would cut off a request
 * that is just being sent, as if Beeper had hung.
 */
async function passInSteps(program: Program): Promise<void> {
  for (let step = 0; step < 4; step += 1) {
    await program.advance(4_000);
    await program.waitUntilIdle();
  }
}

for (const [kind, faults] of Object.entries(FAULTS)) {
  test(`Beeper ${kind}: accounts stay as they were, stale; it recovers without a restart`, async ({
    tray,
    notifications,
    simulator,
    startProgram,
  }) => {
    const program = await startProgram({ args: [] });
    const page = await program.window();
    const headline = page.getByRole('heading', { level: 1 });
    await expect(headline).toHaveText('All accounts are well');
    const item = await tray.waitForItem();

    for (const [what, fault, sentence] of faults) {
      await test.step(what, async () => {
        const notified = notifications.count();
        simulator.control.addFault({ ...fault, path: '/v1/bridges' });
        for (let polls = 0; polls < 3; polls += 1) {
          // Past the wait for the next poll.
          await passInSteps(program);
          // Past the time an answer may take; a long one would be cut off by a clock so far ahead.
          if (fault.kind === 'huge') await allAnswered(simulator);
          else await passInSteps(program);
          await program.waitUntilIdle();
        }
        await item.waitForToolTip(sentence);
        await expect(headline).toContainText(sentence);
        await expect(page.getByText(/This is how things were/)).toBeVisible();
        await expect(page.getByRole('button', { name: /^WhatsApp/ })).toBeVisible();

        simulator.control.clearFaults();
        await program.advance(16_000);
        await page.getByRole('button', { name: 'Check now' }).click();
        await expect(headline).toHaveText('All accounts are well');
        await expect(page.getByText(/This is how things were/)).toHaveCount(0);
        // Only a refused token is the user's to mend, and is told, once.
        const isRefused = fault.kind === 'status' && fault.status === 401;
        await expect.poll(() => notifications.count() - notified).toBe(isRefused ? 1 : 0);
      });
    }
  });
}

test('slow answers are waited for', async ({ tray, simulator, startProgram }) => {
  simulator.control.addFault({ kind: 'latency', delayMs: 1_500, path: '/v1' });
  await startProgram();
  await (await tray.waitForItem()).waitForToolTip('All accounts are well');
});

test('Beeper that stops and starts on the same port is found again by itself', async ({
  tray,
  simulator,
  startProgram,
}) => {
  const program = await startProgram();
  const item = await tray.waitForItem();
  await item.waitForToolTip('All accounts are well');
  await simulator.control.down();
  await program.advance(15_000);
  await item.waitForToolTip(/does not answer/);
  await simulator.control.up();
  await item.waitForToolTip('All accounts are well', { timeoutMs: 10_000 });
});

test('on a runtime that is not Electron’s own a real token is never used', async ({
  tray,
  simulator,
  startProgram,
}) => {
  const program = await startProgram({
    args: [],
    env: { BRIDGEKEEPER_DEMO_ONLY: '1', BEEPER_ACCESS_TOKEN: 'a-real-looking-token' },
  });
  await (await tray.waitForItem()).waitForToolTip(/^Demo: WhatsApp/);
  await expect((await program.window()).getByText(/demo data/i).first()).toBeVisible();
  expect(simulator.control.requests()).toEqual([]);
});

test('an old Beeper’s account list without states is shown as unknown', async ({
  tray,
  simulator,
  startProgram,
}) => {
  simulator.control.addFault({
    kind: 'json',
    path: '/v1/accounts',
    body: [{ accountID: 'old', network: 'Old Network', user: { id: 'u' } }],
  });
  await startProgram();
  const item = await tray.waitForItem();
  await item.waitForToolTip('Beeper does not say how Old Network is');
  expect(simulator.control.accounts().some(({ accountID }) => accountID === WHATSAPP)).toBe(true);
});
