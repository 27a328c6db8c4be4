import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect } from '@playwright/test';
import { expectWatched, paste } from '../../connection/user';
import { test } from '../../connection/fixtures';
import { answerDialogs, setWebhook } from '../../hooks/fixtures';
import { cancel, pressSignIn, startAtLab } from '../../login/lab';
import { filesWith, heapOf, recordSent, sentToWindow } from '../../login/leaks';
import { createSignIn, type SignIn } from '../../login/sign-in';
import { openSettings } from '../../settings/page';
import { PROMPT_TEXT } from '../../../shared/strings/webview-prompts';
import { PLANTED } from '../../../simulator/sites/secret';
import { WHATSAPP, type Program } from '../../program';
import { expecting, saw, sawAt } from '../trial';
import { answerTo, ask } from '../bridge';
import { startListener } from './in-between';

/** Planted where a person or a page would enter them; no text of the program holds them. */
const WEBHOOK_PATH = 'webhook-quilt-8823';
const WEBHOOK_TOKEN = 'webhook-zebra-1907';
const WRONG_PASSWORD = 'zebra-quilt-4417';
const HTTP_PASSWORD = 'http-walrus-6620';
const PASTED = `${PLANTED}-pasted`;

/** A text in the ways it could be read back, without the ends that neighbours shape. */
function formsOf(text: string): string[] {
  const inBase64 = [0, 1, 2].map((shift) =>
    Buffer.from(' '.repeat(shift) + text)
      .toString('base64')
      .slice(4, -4),
  );
  return [text, encodeURIComponent(text), Buffer.from(text).toString('hex'), ...inBase64];
}

/** The environments, or the command lines, of processes as any program of the same user reads them. */
async function processTexts(pids: readonly number[], what: 'environ' | 'cmdline'): Promise<string> {
  const texts = pids.map((pid) => readFile(`/proc/${pid}/${what}`, 'utf8').catch(() => ''));
  return (await Promise.all(texts)).join('\n');
}

/** Fails where a program may: a page that crashes, an error nobody catches, an answer that repeats. */
async function breakThings(program: Program): Promise<void> {
  await program.app.evaluate(({ webContents }) => {
    webContents
      .getAllWebContents()
      .find((one) => one.getURL().includes('//lab.'))
      ?.forcefullyCrashRenderer();
    setTimeout(() => {
      throw new Error('made up');
    });
  });
  await program.logged('made up');
}

/** Answers a server that asks outside of its page; it does not take the password. */
async function signInByHTTP(signIn: SignIn): Promise<void> {
  const site = await startAtLab(signIn, 'HTTP sign-in (Basic)');
  await site.getByRole('link', { name: /with your company/ }).click({ noWaitAfter: true });
  const dialog = (await signIn.page()).getByRole('dialog');
  await dialog.getByLabel(PROMPT_TEXT.username).fill('alice');
  await dialog.getByLabel(PROMPT_TEXT.password).fill(HTTP_PASSWORD);
  await dialog.getByRole('button', { name: PROMPT_TEXT.signIn }).click();
  await dialog.getByText(PROMPT_TEXT.again).waitFor();
  await dialog.getByRole('button', { name: PROMPT_TEXT.cancel }).click();
}

test(
  'what is typed, pasted, captured and stored, through sign-ins, alerts and failures',
  expecting('nothing in the clear in any of the places, and found where it was planted'),
  async ({ keyring: _keyring, startNew, simulator, notifications, userDataDir }) => {
    test.setTimeout(300_000);
    simulator.control.reset('sign-in');
    const listener = await startListener();
    const program = await startNew({ withKeyring: true });
    const window = await program.window();
    await paste(window, simulator.token);
    await expectWatched(window);
    await recordSent(program);
    // So that there is something to read.
    await program.app.evaluate(({ clipboard }) => clipboard.writeText('untouched'));

    const { page } = await openSettings(program);
    await answerDialogs(program, 1);
    await setWebhook(page, 'json', `${listener.url}/${WEBHOOK_PATH}`, WEBHOOK_TOKEN);
    await program.poll();
    await program.setStatus(WHATSAPP, 'reconnect_required');
    await expect.poll(() => listener.seen.length).toBeGreaterThan(0);

    const signIn = createSignIn(program, simulator);
    await page.getByRole('button', { name: 'Back' }).first().click();
    await signIn.add('Dummy', 'Password');
    simulator.control.addFault({
      kind: 'status',
      method: 'POST',
      pattern: '/steps/',
      status: 400,
      message: `Not right: ${WRONG_PASSWORD}`,
      times: 1,
    });
    await signIn.answer({ Username: 'alice', Password: WRONG_PASSWORD });
    // It was sent, repeated by Beeper, and is left out of what is shown.
    await (await signIn.page()).getByText('Not right: …').waitFor();
    await cancel(signIn, { isCertain: true });
    await signInByHTTP(signIn);
    await cancel(signIn);
    await startAtLab(signIn, 'A last page nobody can tell').then(pressSignIn);
    await (await signIn.page()).getByText('Are you signed in now?').waitFor();
    const report = String(await answerTo(await signIn.page(), 'login.report'));
    await ask(window, 'login.paste', { isOpen: true });
    const pasted = { isOpen: true, text: `session=${PASTED}` };
    const taken = JSON.stringify(await answerTo(window, 'login.paste', pasted));
    await breakThings(program);
    const names = { names: true };
    const diagnostics = String(await answerTo(await signIn.page(), 'diagnostics.read', names));

    const captured = (await simulator.control.sites()).visitors['lab']?.at(-1)?.values ?? {};
    const secrets = [
      simulator.token,
      WEBHOOK_PATH,
      WEBHOOK_TOKEN,
      WRONG_PASSWORD,
      HTTP_PASSWORD,
      ...Object.values(captured).filter((value) => value.includes(PLANTED)),
    ];
    const forms = [...secrets, PASTED].flatMap(formsOf);
    const count = secrets.length + 1;
    const found = (text: string) => forms.filter((form) => text.includes(form)).length;
    const held = `0 of ${count} secrets`;
    const place = (name: string, text: string) => {
      // A place in which nothing could have been is none.
      const read = text.length > 0 ? `${found(text)} of ${count} secrets` : 'nothing was read';
      sawAt(name, held, read);
    };

    const pids = program.processes().map(({ pid }) => pid);
    const onClipboard = await program.app.evaluate(({ clipboard: board }) => board.readText());
    place('the window’s heap', await heapOf(await signIn.page()));
    place('what the window was sent', (await sentToWindow(program)).join('\n'));
    place('the log', await program.log());
    place('stdout and stderr', program.output());
    place('status.json', await readFile(join(userDataDir, 'status.json'), 'utf8'));
    place('the history', await readFile(join(userDataDir, 'history.ndjson'), 'utf8'));
    place('alerts.json', await readFile(join(userDataDir, 'alerts.json'), 'utf8'));
    place('settings.json', await readFile(join(userDataDir, 'settings.json'), 'utf8'));
    place('the diagnostics, with names', diagnostics);
    place('the report of a sign-in', report);
    place('the notifications', JSON.stringify(notifications.all()));
    place('the arguments of every process', await processTexts(pids, 'cmdline'));
    place('the environment of every process', await processTexts(pids, 'environ'));
    place('the clipboard', onClipboard);
    const whileRunning = await filesWith(dirname(userDataDir), forms);
    sawAt(
      'every file while it runs, crash dumps among them',
      '0 files',
      `${whileRunning.length} files`,
    );
    await program.quit();
    const afterwards = await filesWith(dirname(userDataDir), forms);
    sawAt('every file after it has ended', '0 files', `${afterwards.length} files`);

    // The searches find what is there, and it was there to be found.
    const vault = await readFile(join(userDataDir, 'token.vault'));
    const isStored = vault.byteLength > 0 && !vault.includes(simulator.token);
    const wasSent = listener.seen.some(({ path }) => path.includes(WEBHOOK_PATH));
    const isFindable = formsOf(WRONG_PASSWORD).every((form) => found(`[${form}]`) > 0);
    await listener.stop();
    const isTaken = taken.includes('"taken":1');
    const isFair = isStored && wasSent && isFindable && isTaken && secrets.length > 5;
    saw(
      `${whileRunning.length + afterwards.length === 0 ? 'nothing' : 'something'} in the clear in any of the places, ${isFair ? 'and found where it was planted' : 'but nothing was planted'}`,
    );
  },
);
