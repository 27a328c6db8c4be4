import { join } from 'node:path';
import { expect } from '@playwright/test';
import { eventually } from '../desktop/wait';
import { openSettings } from '../settings/page';
import {
  answerDialogs,
  read,
  setCommand,
  test,
  typeCommand,
  writeScript,
  written,
} from './fixtures';

const COMMAND_MS = 10_000;

test('a command is stored only when the dialog of the system is confirmed', async ({
  startProgram,
  userDataDir,
}) => {
  const program = await startProgram({ args: [] });
  const { page } = await openSettings(program);
  const asked = await answerDialogs(program, 0);
  await typeCommand(page, `touch '/tmp/a b'`);
  await expect(page.getByText('You did not confirm it, so nothing has changed.')).toBeVisible();
  expect((await asked()).join()).toContain(String.raw`touch \"/tmp/a b\"`);
  // Nor over the page's own door, be it a command or a place to send to.
  const answers = await page.evaluate(() => {
    const { bridgekeeper } = globalThis as unknown as {
      bridgekeeper: { request(name: string, input: unknown): Promise<unknown> };
    };
    const webhook = { format: 'json', url: 'https://evil.example/', token: null };
    return bridgekeeper
      .request('hooks.setCommand', { text: 'touch /tmp/b' })
      .then(async (first) => [first, await bridgekeeper.request('hooks.setWebhook', webhook)]);
  });
  expect(answers).toMatchObject([{ ok: false }, { ok: false }]);
  expect((await asked()).join()).toContain('https://evil.example');
  await program.quit();
  expect(await read(join(userDataDir, 'settings.json'))).not.toContain('touch');
});

test('a command that hangs, forks or writes a gigabyte does no harm', async ({
  startProgram,
  userDataDir,
}) => {
  const program = await startProgram({ args: [] });
  const { page } = await openSettings(program);
  await answerDialogs(program, 1);
  const runTest = page.getByRole('button', { name: 'Run it as a test' });
  const pids = join(userDataDir, '..', 'pids');

  await test.step('it writes a gigabyte, and fails', async () => {
    const lines = 'echo begin; head -c 1G /dev/zero; exit 3';
    await setCommand(page, await writeScript(userDataDir, lines));
    await runTest.click();
    // A busy machine may need longer than it is given.
    const outcome = /It failed, .* \(exit code 3\): begin|It took longer than ten seconds/;
    await expect(page.getByText(outcome)).toBeVisible({ timeout: 20_000 });
    await program.poll();
  });

  await test.step('it hangs, and so does what it forked', async () => {
    await writeScript(
      userDataDir,
      `trap '' TERM HUP; (trap '' TERM HUP; sleep 1000) & echo $$ $! > '${pids}'; sleep 1000`,
    );
    await runTest.click();
    const started = (await written(pids)).trim().split(' ').map(Number);
    await program.pass(COMMAND_MS);
    await expect(page.getByText(/It took longer than ten seconds/)).toBeVisible();
    for (const pid of started) {
      await eventually({
        what: `the end of ${pid}`,
        read: () => read(`/proc/${pid}/stat`),
        until: (stat) => stat === '' || / [ZX] /.test(stat),
      });
    }
  });

  await test.step('it is not there', async () => {
    await setCommand(page, '/no/such/program');
    await runTest.click();
    await expect(
      page.getByText(/could not be started, .*: there is no such program/),
    ).toBeVisible();
  });
});
