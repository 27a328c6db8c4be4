import type { Page } from '@playwright/test';
import { pageProblemText } from '../../shared/strings/webview';
import type { PageProblem } from '../../shared/model/webview';
import type { Observation } from '../../simulator/sites/lab/oddity';
import { eventually } from '../desktop/wait';
import { expect, test, type SignIn, type Submit } from './sign-in';

/** A page that does not answer counts as hung only after some seconds, and a machine may be slow. */
const HUNG_MS = 40_000;

/** Begins a login at the lab by the name of its oddity; returns its first page. */
export async function startAtLab(signIn: SignIn, oddity: string): Promise<Page> {
  await signIn.add('Lab', oddity);
  return signIn.site('lab.localhost');
}

/** Presses the button of a lab page that signs in. Where it leads is not waited for. */
export async function pressSignIn(site: Page): Promise<void> {
  await site.getByRole('button', { name: 'Sign in' }).click({ noWaitAfter: true });
}

/**
 * Presses what has this text in the lab's page from within the program, as a person would. For
 * pages that Playwright has lost hold of: it does not take up the process that replaces one that has
 * ended, and after a navigation that the program has stopped it waits for its end for ever.
 */
export async function pressWithin({ program }: SignIn, text: string): Promise<void> {
  const press = () =>
    program.app.evaluate(async ({ webContents }, wanted) => {
      const page = webContents.getAllWebContents().find((one) => one.getURL().includes('//lab.'));
      if (page === undefined || page.isLoading()) return false;
      const code = `(() => {
        const all = [...document.querySelectorAll('a, button')];
        const found = all.find(({ textContent }) => textContent === ${JSON.stringify(wanted)});
        found?.click();
        return found !== undefined;
      })()`;
      return page.executeJavaScript(code, true) as Promise<boolean>;
    }, text);
  await expect.poll(press).toBe(true);
}

/** What is true at the lab: the values that count, and what its pages observed of the browser. */
export async function labFacts({ simulator }: SignIn): Promise<{
  values: Readonly<Record<string, string>>;
  observed: readonly Observation['what'][];
}> {
  const { visitors, observations } = await simulator.control.sites();
  return {
    values: visitors['lab']?.at(-1)?.values ?? {},
    observed: observations.map(({ what }) => what),
  };
}

interface ExpectedAtLab {
  /** The fields that are to arrive, and no others. */
  fields?: readonly string[];
  /** The page that is to be handed over as the last one. */
  lastPage?: string;
}

/**
 * Asserts that Beeper got, in one submit, exactly what the lab expects, and that the window says who
 * is signed in. Returns what arrived.
 */
export async function expectCapturedAtLab(
  signIn: SignIn,
  { fields = ['session'], lastPage = 'welcome' }: ExpectedAtLab = {},
): Promise<Submit> {
  const got = await signIn.capturedSubmit();
  const { values } = await labFacts(signIn);
  expect(got.fields).toEqual(Object.fromEntries(fields.map((id) => [id, values[id]])));
  expect(got).toMatchObject({ accepted: true, source: 'webview' });
  expect(new URL(got.lastURL ?? '').pathname.split('/').at(-1)).toBe(lastPage);
  await signIn.expectHeading('Alice Example is signed in to Lab');
  await signIn.expectDone();
  expect(signIn.record().submits).toHaveLength(1);
  return got;
}

interface ExpectedInTurn extends ExpectedAtLab {
  /** What is to be true of what arrived besides. */
  check?: (got: Submit) => void;
}

/**
 * Signs in at the lab once for each oddity, one after the other in the same program, and asserts of each
 * what `expectCapturedAtLab` does.
 */
export async function expectCapturedInTurn(
  signIn: SignIn,
  oddities: Readonly<Record<string, ExpectedInTurn>>,
): Promise<void> {
  for (const [oddity, { check, ...expected }] of Object.entries(oddities)) {
    await test.step(oddity, async () => {
      await pressSignIn(await startAtLab(signIn, oddity));
      const got = await expectCapturedAtLab(signIn, expected);
      check?.(got);
      await signIn.press('Done');
    });
  }
}

/** Waits until the window shows a page problem; returns the part of the window that does. */
export async function expectPageProblem(signIn: SignIn, kind: PageProblem['kind']) {
  const { sentence, advice } = pageProblemText(kind);
  const banner = (await signIn.page()).getByRole('alert').filter({ hasText: sentence });
  await expect(banner).toBeVisible({ timeout: HUNG_MS });
  await expect(banner).toContainText(advice);
  return banner.locator('..');
}

/** Asserts that the program goes on with everything else: it polls, and its window answers. */
export async function expectAlive({ program, page }: SignIn): Promise<void> {
  await program.poll();
  const window = await page();
  await window.getByRole('button', { name: 'Accounts' }).click();
  await window.getByRole('button', { name: /^WhatsApp/ }).click();
  await expect(window.getByRole('heading', { level: 2, name: /^WhatsApp/ })).toBeVisible();
  await window.getByRole('button', { name: /^Show the sign-in/ }).click();
  await expect(window.getByRole('heading', { level: 1, name: 'Add Lab' })).toBeVisible();
}

/**
 * Ends the login as its user does, and waits until Beeper knows and nothing of it is left.
 * `isCertain`: something would be lost, so that the user is asked first.
 */
export async function cancel(signIn: SignIn, { isCertain = false } = {}): Promise<void> {
  const window = await signIn.page();
  await window.getByRole('button', { name: 'Cancel', exact: true }).click();
  if (isCertain) await signIn.press('End it');
  await signIn.waitForStatus('cancelled');
  await signIn.waitForWebviewToClose();
}

/** Waits until the lab's pages have observed something, and returns it. */
export async function waitForObservation(signIn: SignIn): Promise<Observation['what']> {
  const observed = await eventually({
    what: 'the page to observe something of the browser',
    read: async () => (await labFacts(signIn)).observed,
    until: (all) => all.length > 0,
  });
  return observed[0] ?? {};
}
