import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect } from '@playwright/test';
import { start } from '../desktop/process';
import { filesWith, heapOf, recordSent, sentToWindow } from '../login/leaks';
import { test } from './fixtures';
import { expectWatched, pressConnect } from './user';

/** The environments and command lines of processes, as every program of the same user can read them. */
async function processTexts(pids: readonly number[]): Promise<string> {
  const files = pids.flatMap((pid) => [`/proc/${pid}/environ`, `/proc/${pid}/cmdline`]);
  // One of them may have ended by now.
  const texts = files.map((file) => readFile(file, 'utf8').catch(() => ''));
  return (await Promise.all(texts)).join('\n');
}

test('connecting leaves token, code and proof in the token store and nowhere else', async ({
  keyring: _keyring,
  startNew,
  defaultBrowser,
  simulator,
  traffic,
  userDataDir,
}) => {
  const program = await startNew({ withKeyring: true });
  const window = await program.window();
  await recordSent(program);
  const readProcesses = async () => {
    const inherited = await program.app.evaluate(() => JSON.stringify(process.env));
    return inherited + (await processTexts(program.processes().map(({ pid }) => pid)));
  };

  await pressConnect(window);
  const question = await defaultBrowser.waitForAddress();
  const duringQuestion = await readProcesses();
  const browser = await defaultBrowser.show(question);
  await browser.getByRole('button', { name: 'Allow' }).click();
  await expectWatched(window);
  const duringWatching = await readProcesses();

  const [issued] = simulator.control.oauth.tokens();
  const form = new URLSearchParams(traffic.bodies('/oauth/token').at(-1));
  const token = issued?.token ?? '';
  const secrets = [token, form.get('code') ?? '', form.get('code_verifier') ?? ''];
  for (const secret of secrets) expect(secret.length).toBeGreaterThan(20);
  /** Which of them a text holds. Not `not.toContain`: a failure would print the whole text. */
  const secretsIn = (text: string) => secrets.filter((secret) => text.includes(secret));
  // Above the user data lies the home folder too.
  const folder = dirname(userDataDir);
  const leaks = () => filesWith(folder, secrets.flatMap(formsOf));

  expect(secretsIn(question)).toEqual([]);
  const heap = await heapOf(window);
  expect(heap.includes('local-whatsapp_ba_alice')).toBe(true);
  expect(secretsIn(heap)).toEqual([]);
  const sent = (await sentToWindow(program)).join('\n');
  expect(sent).toContain('"in-browser"');
  expect(secretsIn(sent)).toEqual([]);
  expect(await program.log()).toContain('the token is kept: keyring');
  expect(await leaks()).toEqual([]);
  for (const texts of [duringQuestion, duringWatching]) {
    expect(texts).toContain(`"BEEPER_BASE_URL":"${simulator.url}"`);
    expect(texts).toContain(`--user-data-dir=${userDataDir}`);
    expect(secretsIn(texts)).toEqual([]);
  }
  await program.quit();
  expect(await leaks()).toEqual([]);
  expect(secretsIn(program.output())).toEqual([]);

  await test.step('the searches find what is there', async () => {
    const planted = join(userDataDir, 'planted');
    for (const form of formsOf(token)) {
      await writeFile(planted, `[${form}]`);
      expect(await leaks()).toEqual([planted]);
    }
    const child = await start('sleep', ['60'], { PATH: process.env['PATH'] ?? '', PLANTED: token });
    expect(secretsIn(await processTexts([child.pid]))).toEqual([token]);
    await child.stop();
  });
});

/** A text in the ways it could be read back from a file, without the ends that neighbours shape. */
function formsOf(text: string): string[] {
  const inBase64 = [0, 1, 2].map((shift) =>
    Buffer.from(' '.repeat(shift) + text)
      .toString('base64')
      .slice(4, -4),
  );
  return [text, Buffer.from(text).toString('hex'), ...inBase64];
}
