import { WEBVIEW_TEXT } from '../../../shared/strings/webview';
import { PASSWORD } from '../../../simulator/sites/people';
import { eventually } from '../../desktop/wait';
import {
  cancel,
  expectCapturedAtLab,
  expectPageProblem,
  pressWithin,
  startAtLab,
} from '../../login/lab';
import { expect, test, type SignIn } from '../../login/sign-in';
import { WHATSAPP, type Program } from '../../program';
import { pageOfWindow } from '../../program-window';
import { expecting, saw, selected } from '../trial';
import { kill, killProcess, pidsOf, rendererOf, type Helper } from './killing';
import { outcomeOf } from './sign-in-faults';

const NEEDS_YOU = 'WhatsApp (Alice Example) needs you to sign in again';
const LAB_PAGE = '//lab.';

/** Opens the window anew, where its process has ended, and returns its headline. */
async function headlineOf(program: Program): Promise<string> {
  const { visible } = await program.windows();
  if (visible === 0) await program.showFromTray();
  const page = await eventually({
    what: 'a window that answers',
    read: async () => {
      const found = await pageOfWindow(program.app);
      await found?.getByRole('heading', { level: 1 }).waitFor({ timeout: 1_000 });
      return found;
    },
    until: (found) => found !== undefined,
    timeoutMs: 30_000,
  });
  return (await page?.getByRole('heading', { level: 1 }).innerText()) ?? '';
}

/** Signs in by a form, from the overview. */
async function signInByForm(signIn: SignIn): Promise<string> {
  await signIn.add('Dummy', 'Password');
  await signIn.answer({ Username: 'alice', Password: PASSWORD });
  return outcomeOf(signIn);
}

const IDLE: [helper: Helper, what: string][] = [
  ['renderer', 'the window’s process'],
  ['gpu', 'the GPU process'],
  ['network', 'the network process'],
];

for (const [helper, what] of IDLE) {
  const details = helper === 'renderer' ? selected : expecting;
  test(
    `${what} is killed three times while the program watches`,
    details(`killed 3; told of WhatsApp; window: “${NEEDS_YOU}”`),
    async ({ notifications, signIn }) => {
      const { program } = signIn;
      let killed = 0;
      for (let times = 0; times < 3; times += 1) {
        killed += await kill(program, helper);
        await program.poll();
        await headlineOf(program);
      }
      await program.setStatus(WHATSAPP, 'reconnect_required');
      await notifications.waitFor('Sign in to WhatsApp again');
      const headline = await headlineOf(program);
      saw(`killed ${killed}; told of WhatsApp; window: “${headline}”`);
    },
  );
}

test(
  'every process but the main one is killed at once',
  expecting(`watching, told of WhatsApp; window: “${NEEDS_YOU}”`),
  async ({ notifications, signIn }) => {
    const { program } = signIn;
    const helpers = program.processes().filter(({ command }) => / --type=(?!zygote)/.test(command));
    for (const { pid } of helpers) await killProcess(pid);
    await program.setStatus(WHATSAPP, 'reconnect_required');
    await notifications.waitFor('Sign in to WhatsApp again');
    saw(`watching, told of WhatsApp; window: “${await headlineOf(program)}”`);
  },
);

test(
  'the window’s process is killed in the middle of a form',
  expecting('still asked for: Username; signed in'),
  async ({ signIn }) => {
    const { program } = signIn;
    await signIn.add('Dummy', 'Password');
    await signIn.field('Username');
    await killProcess(await rendererOf(program, 'app:'));
    await expect.poll(program.windows).toEqual({ count: 0, visible: 0 });
    await headlineOf(program);
    const field = await signIn.field('Username');
    await field.waitFor();
    const asked = (await field.isVisible()) ? 'Username' : 'nothing';
    await signIn.answer({ Username: 'alice', Password: PASSWORD });
    saw(`still asked for: ${asked}; ${await outcomeOf(signIn)}`);
  },
);

test(
  'the sign-in page’s process is killed, twice',
  expecting('twice “The page stopped working.”; then captured; the next one: signed in'),
  async ({ signIn }) => {
    const { program } = signIn;
    await startAtLab(signIn, 'A page that crashes');
    const said: string[] = [];
    for (let times = 0; times < 2; times += 1) {
      await killProcess(await rendererOf(program, LAB_PAGE));
      const banner = await expectPageProblem(signIn, 'crashed');
      said.push(/^[^.]*\./.exec((await banner.innerText()).trim())?.[0] ?? '');
      await banner.getByRole('button', { name: WEBVIEW_TEXT.reload }).click();
      await expect(banner).toBeHidden();
    }
    await pressWithin(signIn, 'Sign in');
    const { accepted } = await expectCapturedAtLab(signIn);
    await signIn.press('Done');
    const next = await signInByForm(signIn);
    const [text] = new Set(said);
    saw(`twice “${text}”; then ${accepted ? 'captured' : 'refused'}; the next one: ${next}`);
  },
);

for (const helper of ['gpu', 'network'] as const) {
  test(
    `the ${helper} process is killed while a site is signed in to`,
    expecting('killed 1; then captured; the next one: signed in'),
    async ({ signIn }) => {
      const { program } = signIn;
      await startAtLab(signIn, 'A page that crashes');
      const killed = await kill(program, helper);
      await eventually({
        what: 'another process',
        read: () => pidsOf(program, helper).length,
        until: (count) => count > 0,
        timeoutMs: 20_000,
      });
      await pressWithin(signIn, 'Sign in');
      const { accepted } = await expectCapturedAtLab(signIn);
      await signIn.press('Done');
      const next = await signInByForm(signIn);
      saw(`killed ${killed}; then ${accepted ? 'captured' : 'refused'}; the next one: ${next}`);
    },
  );
}

test(
  'the network process is killed with a site’s cookies in it: nothing is sent, and it starts over',
  expecting('0 sent; page reloaded and signed in anew: signed in'),
  async ({ signIn }) => {
    const { program } = signIn;
    await signIn.reachCheckpoint();
    await kill(program, 'network');
    await program.waitUntilIdle();
    const sent = signIn.record().submits.length;
    await signIn.press('Cancel');
    await signIn.press('End it');
    await signIn.waitForStatus('cancelled');
    const site = await signIn.reachCheckpoint();
    await signIn.passCheckpoint(site);
    saw(`${sent} sent; page reloaded and signed in anew: ${await outcomeOf(signIn)}`);
  },
);

test(
  'the sign-in page’s process stops for ever',
  expecting('told; ended by its user: cancelled; the next one: signed in'),
  async ({ signIn }) => {
    const { program } = signIn;
    await startAtLab(signIn, 'A page that crashes');
    const pid = await rendererOf(program, LAB_PAGE);
    process.kill(pid, 'SIGSTOP');
    // Chromium notices by a key or a click that is not answered.
    await program.app.evaluate(({ webContents }) => {
      const page = webContents.getAllWebContents().find((one) => one.getURL().includes('//lab.'));
      page?.sendInputEvent({ type: 'keyDown', keyCode: 'a' });
    });
    const banner = await expectPageProblem(signIn, 'unresponsive');
    const told = (await banner.innerText()) === '' ? 'silent' : 'told';
    await cancel(signIn);
    const { status } = signIn.record();
    const next = await signInByForm(signIn);
    saw(`${told}; ended by its user: ${status}; the next one: ${next}`);
  },
);
