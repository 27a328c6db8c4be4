import { CODES } from '../../simulator/logins/codes';
import type { SignIn } from '../login/sign-in';
import { expect, expectHandedOver, handOver, setUpEverydayBrowser, test } from './everyday';
import { SITES, type SiteName } from './sites';

/** What a network asks for, and what its sign-in goes on with. */
const ROWS: readonly {
  site: SiteName;
  fields: readonly string[];
  flow?: string;
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
  { site: 'Slack', flow: 'Browser', fields: ['auth_token', 'cookie_token'] },
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

for (const { site, flow, fields, goesOn } of ROWS) {
  test(`${site}: signed in already, one click hands it over`, async ({ chromium, signIn }) => {
    const { start, enter } = SITES[site];
    const { origins } = await signIn.simulator.control.sites();
    if (site === 'Slack') await chromium.allowUserScripts();
    await signIn.add(site, flow);
    await setUpEverydayBrowser(signIn);
    await chromium.openPage(start(origins));
    await enter(chromium, origins);
    await handOver(chromium);
    await expectHandedOver(signIn, SITES[site], fields);
    await goesOn?.(signIn);
    await signIn.expectDone();
    await expect.poll(async () => (await chromium.permissions()).origins).toEqual([]);
  });

  test(`${site}: signed out, it goes on by itself once its user is in`, async ({
    chromium,
    signIn,
  }) => {
    const { start, enter } = SITES[site];
    const { origins } = await signIn.simulator.control.sites();
    if (site === 'Slack') await chromium.allowUserScripts();
    await signIn.add(site, flow);
    await setUpEverydayBrowser(signIn);
    await chromium.openPage(start(origins));
    await handOver(chromium);
    const window = await signIn.page();
    await expect(window.getByText(/^Chromium does not have everything yet/)).toBeVisible();
    expect(signIn.record().submits).toEqual([]);
    await enter(chromium, origins);
    await expectHandedOver(signIn, SITES[site], fields);
    await goesOn?.(signIn);
    await signIn.expectDone();
    await expect.poll(async () => (await chromium.permissions()).origins).toEqual([]);
  });
}
