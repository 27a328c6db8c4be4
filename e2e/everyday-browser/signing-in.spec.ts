import { CODES } from '../../simulator/logins/codes';
import type { EverydayBrowser } from '../extension/everyday-browser';
import type { SignIn } from '../login/sign-in';
import {
  BROWSERS,
  expect,
  expectHandedOver,
  expectPermissionsGivenBack,
  handOver,
  setUpEverydayBrowser,
  test,
} from './everyday';
import { SITES, type SiteName } from './sites';

/** What a network asks for, and what its sign-in goes on with. */
const ROWS: readonly {
  site: SiteName;
  fields: readonly string[];
  flow?: string;
  /** The bridge's script has a part of it, which browsers let an extension run only when asked. */
  hasScript?: boolean;
  goesOn?: (signIn: SignIn) => Promise<void>;
}[] = [
  { site: 'Instagram', fields: ['sessionid', 'csrftoken', 'ds_user_id', 'mid', 'ig_did'] },
  {
    site: 'X',
    flow: 'Browser',
    fields: ['ct0', 'auth_token'],
    async goesOn(signIn) {
      await signIn.expectHeading('Enter the code');
      await signIn.answer({ PIN: CODES.xPin });
    },
  },
  { site: 'LinkedIn', fields: ['cookie_header', 'x_li_track', 'x_li_page_instance'] },
  { site: 'Slack', flow: 'Browser', fields: ['auth_token', 'cookie_token'], hasScript: true },
  {
    site: 'Google Messages',
    flow: 'Google account',
    fields: ['OSID', 'SID', 'HSID', 'SSID', 'APISID', 'SAPISID', '__Secure-1PSIDTS'],
    async goesOn(signIn) {
      await signIn.expectHeading(/emoji/);
      signIn.simulator.control.scan();
    },
  },
];

/** Firefox asks about scripts by itself, once the page says that something is missing. */
async function allowScript(browser: EverydayBrowser): Promise<void> {
  await browser.pressExtension();
  await browser.popup.press('Allow the script');
  await browser.answerPermissions('allow');
}

for (const name of BROWSERS) {
  test.describe(name, () => {
    test.use({ everydayBrowser: name });

    for (const { site, flow, fields, hasScript = false, goesOn } of ROWS) {
      const { start, enter } = SITES[site];
      const asksForScript = hasScript && name === 'Firefox';

      test(`${site}: signed in already, one click hands it over`, async ({ everyday, signIn }) => {
        const { origins } = await signIn.simulator.control.sites();
        if (hasScript) await everyday.allowUserScripts?.();
        await signIn.add(site, flow);
        await setUpEverydayBrowser(signIn);
        await everyday.openPage(start(origins));
        await enter(everyday, origins);
        await handOver(everyday);
        if (asksForScript) await allowScript(everyday);
        await expectHandedOver(signIn, SITES[site], fields);
        await goesOn?.(signIn);
        await signIn.expectDone();
        await expectPermissionsGivenBack(everyday);
      });

      test(`${site}: signed out, it goes on by itself once its user is in`, async ({
        everyday,
        signIn,
      }) => {
        const { origins } = await signIn.simulator.control.sites();
        if (hasScript) await everyday.allowUserScripts?.();
        await signIn.add(site, flow);
        await setUpEverydayBrowser(signIn);
        await everyday.openPage(start(origins));
        await handOver(everyday);
        const missing = new RegExp(`^${name} does not `);
        await expect((await signIn.page()).getByText(missing)).toBeVisible();
        expect(signIn.record().submits).toEqual([]);
        if (asksForScript) await allowScript(everyday);
        await enter(everyday, origins);
        await expectHandedOver(signIn, SITES[site], fields);
        await goesOn?.(signIn);
        await signIn.expectDone();
        await expectPermissionsGivenBack(everyday);
      });
    }
  });
}
