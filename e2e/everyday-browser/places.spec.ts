import type { EverydayBrowser, Place } from '../extension/everyday-browser';
import type { SignIn } from '../login/sign-in';
import { EVERYDAY_TEXT } from '../../shared/strings/hand-over';
import { BROWSERS, expectHandedOver, handOver, setUpEverydayBrowser, test } from './everyday';
import { SITES } from './sites';

const INSTAGRAM = SITES.Instagram;
const FIELDS = ['sessionid', 'csrftoken', 'ds_user_id', 'mid', 'ig_did'];

/** Alice is signed in in an ordinary window, and Bob in the other place, which is in front then. */
async function signInInBoth(browser: EverydayBrowser, signIn: SignIn, place: Place) {
  const { origins } = await signIn.simulator.control.sites();
  await browser.openPage(INSTAGRAM.start(origins));
  await INSTAGRAM.enter(browser, origins, 'alice');
  await browser.openPage(INSTAGRAM.start(origins), place);
  await INSTAGRAM.enter(browser, origins, 'bob');
  return origins;
}

/** A second sign-in, for whom the ordinary window is signed in. */
async function thenFromOrdinary(browser: EverydayBrowser, signIn: SignIn, home: string) {
  await signIn.press('Done');
  await signIn.add('Instagram');
  await signIn.press(EVERYDAY_TEXT.use);
  await signIn.expectHeading(EVERYDAY_TEXT.heading);
  // It says in the other place what came of the first one.
  await browser.popup.close();
  await browser.openPage(home);
  await handOver(browser);
  await signIn.waitForLogins(2);
  await expectHandedOver(signIn, INSTAGRAM, FIELDS, 'alice');
  await signIn.expectDone();
}

for (const name of BROWSERS) {
  test.describe(name, () => {
    test.use({ everydayBrowser: name });

    test('a private window hands over its own session, and an ordinary one its own', async ({
      everyday,
      signIn,
      picture,
    }) => {
      await everyday.allowPrivateWindows();
      await signIn.add('Instagram');
      await setUpEverydayBrowser(signIn);
      const origins = await signInInBoth(everyday, signIn, 'private');
      await everyday.pressExtension();
      await everyday.popup.waitForText('Instagram asks for a sign-in');
      await picture('private');
      await handOver(everyday);
      await expectHandedOver(signIn, INSTAGRAM, FIELDS, 'bob');
      await signIn.expectDone();
      await thenFromOrdinary(everyday, signIn, `${origins['www.instagram']}/`);
    });
  });
}

test.describe('Firefox', () => {
  test.use({
    everydayBrowser: 'Firefox',
    everydayChoices: {
      'privacy.userContext.enabled': true,
      'privacy.userContext.ui.enabled': true,
    },
  });

  test('a container’s tab hands over its own session, and an ordinary one its own', async ({
    everyday,
    signIn,
    picture,
  }) => {
    await signIn.add('Instagram');
    await setUpEverydayBrowser(signIn);
    const origins = await signInInBoth(everyday, signIn, 'container');
    await everyday.pressExtension();
    await everyday.popup.waitForText('Instagram asks for a sign-in');
    await picture('container');
    await handOver(everyday);
    await expectHandedOver(signIn, INSTAGRAM, FIELDS, 'bob');
    await signIn.expectDone();
    await thenFromOrdinary(everyday, signIn, `${origins['www.instagram']}/`);
  });
});
