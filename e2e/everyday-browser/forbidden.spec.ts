import { EVERYDAY_TEXT } from '../../shared/strings/hand-over';
import { expect, handOver, test } from './everyday';
import { startLabSignIn } from './lab';

/** As Firefox does it for banks' sites, and an administrator for any. */
const FORBIDDEN = {
  Chromium: {
    everydayBrowser: 'Chromium',
    everydayPolicies: {
      ExtensionSettings: { '*': { runtime_blocked_hosts: ['*://*.lab.localhost'] } },
    },
  },
  Firefox: {
    everydayBrowser: 'Firefox',
    everydayChoices: {
      'extensions.quarantinedDomains.enabled': true,
      'extensions.quarantinedDomains.list': 'lab.localhost',
    },
  },
} as const;

const COOKIE = { id: 'own-partition', name: 'A cookie of the site’s own partition' };
const STORAGE = { id: 'storage', name: 'Late local storage' };
const CASES = [
  { browser: 'Chromium', kind: COOKIE },
  { browser: 'Chromium', kind: STORAGE },
  { browser: 'Firefox', kind: STORAGE },
] as const;

for (const { browser, kind } of CASES) {
  test.describe(browser, () => {
    test.use(FORBIDDEN[browser]);

    test(`${kind.name}: where extensions are forbidden, both sides say so, and it goes on here`, async ({
      everyday,
      signIn,
      picture,
    }) => {
      const lab = await startLabSignIn(signIn, everyday, kind);
      await lab.enter();
      await handOver(everyday);
      const page = await signIn.page();
      await expect(
        page.getByText(`${browser} does not let its extensions read this page.`),
      ).toBeVisible();
      await everyday.pressExtension();
      await everyday.popup.waitForText('Your browser does not let its extensions read this page.');
      await picture('browser');
      expect(signIn.record().submits).toEqual([]);
      await signIn.press(EVERYDAY_TEXT.back);
      const site = await signIn.site(`/${kind.id}/`);
      await site.getByRole('button', { name: 'Sign in' }).click();
      expect(await signIn.capturedSubmit()).toMatchObject({ accepted: true });
      await signIn.expectDone();
    });
  });
}

test.describe('Firefox', () => {
  test.use(FORBIDDEN.Firefox);

  test('cookies are handed over nevertheless where only pages are kept from extensions', async ({
    everyday,
    signIn,
  }) => {
    const lab = await startLabSignIn(signIn, everyday, COOKIE);
    await lab.enter();
    await handOver(everyday);
    await lab.expectHandedOver();
    await signIn.expectDone();
  });
});
