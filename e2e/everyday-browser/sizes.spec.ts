import { EVERYDAY_TEXT } from '../../shared/strings/hand-over';
import { BROWSERS, expect, handOver, test } from './everyday';
import { startLabSignIn } from './lab';

const TOO_MUCH =
  'The site keeps more than 2 MB, which is too much to send. Sign in with Beeper Desktop instead, or paste only what is needed.';
const TOO_LARGE =
  'The site keeps more than 1 MB under “a”, which is too much to send. Sign in with Beeper Desktop instead.';

const TOO_MUCH_TOGETHER = { id: 'too-much', name: 'Too much together' };

for (const browser of BROWSERS) {
  test.describe(browser, () => {
    test.use({ everydayBrowser: browser });

    test('of 300 cookies those named, and the whole header in its order', async ({
      everyday,
      signIn,
    }) => {
      const lab = await startLabSignIn(signIn, everyday, {
        id: 'many-cookies',
        name: '300 cookies',
      });
      await lab.enter();
      await handOver(everyday);
      await lab.expectHandedOver();
      const { fields = {} } = await signIn.capturedSubmit();
      const names = fields['cookie_header']?.split('; ').map((one) => one.replace(/=.*/, '')) ?? [];
      expect(names.length).toBeGreaterThanOrEqual(120);
      expect(names).toEqual([...names.filter(isFirst), ...names.filter((one) => !isFirst(one))]);
      await signIn.expectDone();
    });

    test('values of 100 kB arrive as they are, and the largest cookie', async ({
      everyday,
      signIn,
    }) => {
      const lab = await startLabSignIn(signIn, everyday, {
        id: 'large-values',
        name: 'Values of 100 kB',
      });
      await lab.enter();
      await handOver(everyday);
      await lab.expectHandedOver();
      const { fields = {} } = await signIn.capturedSubmit();
      const bytes = (id: string) => Buffer.byteLength(fields[id] ?? '');
      expect(['key', 'header', 'body', 'session'].map(bytes)).toEqual([
        100_000, 100_000, 100_000, 4_089,
      ]);
      await signIn.expectDone();
    });

    test('too much together is said on both sides, and less goes on', async ({
      everyday,
      signIn,
      picture,
    }) => {
      const lab = await startLabSignIn(signIn, everyday, TOO_MUCH_TOGETHER);
      await lab.enter();
      await handOver(everyday);
      await expect((await signIn.page()).getByText(TOO_MUCH)).toBeVisible();
      await everyday.pressExtension();
      await everyday.popup.waitForText(TOO_MUCH);
      await picture('too-much');
      await lab.writeLess();
      await everyday.popup.press('Hand over again');
      await lab.expectHandedOver();
      await signIn.expectDone();
    });

    test('after too much, the sign-in goes on in Bridgekeeper’s own browser', async ({
      everyday,
      signIn,
    }) => {
      const lab = await startLabSignIn(signIn, everyday, TOO_MUCH_TOGETHER);
      await lab.enter();
      await handOver(everyday);
      await expect((await signIn.page()).getByText(TOO_MUCH)).toBeVisible();
      await signIn.press(EVERYDAY_TEXT.back);
      const site = await signIn.site('/too-much/');
      await site.getByRole('button', { name: 'Sign in' }).click();
      await site.getByRole('button', { name: 'Write less' }).first().click();
      expect(await signIn.capturedSubmit()).toMatchObject({ accepted: true });
      await signIn.expectDone();
      await everyday.pressExtension();
      await everyday.popup.waitForText('This sign-in has ended');
    });

    test('one value that is too large is said on both sides, and a smaller one goes on', async ({
      everyday,
      signIn,
      picture,
    }) => {
      const lab = await startLabSignIn(signIn, everyday, {
        id: 'too-large',
        name: 'One value that is too large',
      });
      await lab.enter();
      await handOver(everyday);
      await expect((await signIn.page()).getByText(TOO_LARGE)).toBeVisible();
      await everyday.pressExtension();
      await everyday.popup.waitForText(TOO_LARGE);
      await picture('too-large');
      await lab.writeLess();
      await lab.expectHandedOver();
      await signIn.expectDone();
    });
  });
}

/** What has the longer path is sent first. */
function isFirst(name: string): boolean {
  return Number(name.slice(1)) % 3 === 0;
}
