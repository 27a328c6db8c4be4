import type { EverydayBrowser } from '../extension/everyday-browser';
import { eventually } from '../desktop/wait';
import { expect, type SignIn } from '../login/sign-in';
import { setUpEverydayBrowser } from './everyday';

/** A login at one of the lab's oddities, in the everyday browser. */
export interface LabSignIn {
  /** The address of a page of this login, on the lab's host or another. */
  url(path: string, host?: string): string;
  /** Opens its first page, and signs in there up to the last one. */
  enter(): Promise<void>;
  /** Presses “Write less” on the last page. */
  writeLess(): Promise<void>;
  /** Asserts that Beeper got what the site gave out, to the last byte. */
  expectHandedOver(): Promise<void>;
}

/** Begins the first login of a test at an oddity, and chooses the everyday browser for it. */
export async function startLabSignIn(
  signIn: SignIn,
  browser: EverydayBrowser,
  { id, name }: { id: string; name: string },
): Promise<LabSignIn> {
  const { origins } = await signIn.simulator.control.sites();
  const url = (path: string, host = 'lab') => `${origins[host]}/${id}/1/${path}`;
  await signIn.add('Lab', name);
  await setUpEverydayBrowser(signIn);
  return {
    url,
    async enter() {
      await browser.openPage(url(''));
      await browser.evaluateInPage(url(''), 'document.forms[0].requestSubmit()');
      await eventually({
        what: 'the last page to have loaded',
        read: () => browser.evaluateInPage(url('welcome'), 'document.readyState'),
        until: (state) => state === 'complete',
      });
    },
    async writeLess() {
      await browser.evaluateInPage(url('welcome'), `document.querySelector('#less').click()`);
    },
    async expectHandedOver() {
      const got = await signIn.capturedSubmit();
      const { visitors } = await signIn.simulator.control.sites();
      // That none is missing, the bridge itself has seen.
      expect(visitors['lab']?.at(-1)?.values).toMatchObject(got.fields ?? {});
      expect(got).toMatchObject({ accepted: true, source: 'browser_extension' });
    },
  };
}
