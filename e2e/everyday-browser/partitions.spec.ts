import { BROWSERS, expect, handOver, test } from './everyday';
import { startLabSignIn } from './lab';

/** Chromium takes third-party cookies unless it is told not to; Firefox partitions them by itself. */
const BLOCKS_THIRD_PARTIES = {
  Chromium: { profile: { cookie_controls_mode: 1, block_third_party_cookies: true } },
  Firefox: { 'network.cookie.cookieBehavior': 5 },
} as const;

const KINDS = [
  { id: 'partitioned', name: 'A partitioned cookie' },
  { id: 'own-partition', name: 'A cookie of the site’s own partition' },
  { id: 'partitioned-frame', name: 'A partitioned cookie of a frame' },
];

for (const browser of BROWSERS) {
  test.describe(browser, () => {
    test.use({ everydayBrowser: browser, everydayChoices: BLOCKS_THIRD_PARTIES[browser] });

    for (const kind of KINDS) {
      test(`${kind.name} is handed over`, async ({ everyday, signIn }) => {
        const lab = await startLabSignIn(signIn, everyday, kind);
        await lab.enter();
        await handOver(everyday);
        await lab.expectHandedOver();
        await signIn.expectDone();
      });
    }

    test('what another site’s frame has set is not taken, the site’s own is', async ({
      everyday,
      signIn,
    }) => {
      const lab = await startLabSignIn(signIn, everyday, {
        id: 'foreign-partition',
        name: 'Cookies of this site in another one',
      });
      const around = lab.url('around', 'elsewhere');
      await everyday.openPage(around);
      const title = () => everyday.evaluateInPage(around, 'document.title');
      await expect.poll(title).toBe('Framed');
      await everyday.openPage(lab.url('welcome'));
      await handOver(everyday);
      await expect((await signIn.page()).getByText(/does not have everything yet/)).toBeVisible();
      expect(signIn.record().submits).toEqual([]);
      const signsIn = `fetch('sign-in', { method: 'POST' }).then(({ ok }) => ok)`;
      expect(await everyday.evaluateInPage(lab.url('welcome'), signsIn)).toBe(true);
      await lab.expectHandedOver();
      await signIn.expectDone();
    });
  });
}
