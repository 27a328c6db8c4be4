import { PASSWORD, USERS, type Person } from '../../simulator/sites/people';
import { eventually } from '../desktop/wait';
import type { EverydayBrowser } from '../extension/everyday-browser';

type Origins = Readonly<Record<string, string>>;

/** A site as its user goes through it in the everyday browser. */
export interface Site {
  /** Whose book of visitors says what is right. */
  network: string;
  /** Where the program sends its user. */
  start: (origins: Origins) => string;
  /** Signs in, from there to the page on which one is signed in. */
  enter: (browser: EverydayBrowser, origins: Origins, person?: Person) => Promise<void>;
}

const ALICE = credentials('alice');

function credentials(person: Person) {
  return { user: USERS[person], password: PASSWORD };
}

/** Waits until a page is at an address that begins so. */
async function arrive(browser: EverydayBrowser, address: string): Promise<void> {
  await eventually({
    what: `the browser to be at ${address}`,
    read: () => browser.evaluateInPage(address, 'location.href'),
    until: (href) => String(href).startsWith(address),
  });
}

/** Fills the form of the page whose address begins so, sends it, and waits for the page it leads to. */
export async function submitForm(
  browser: EverydayBrowser,
  at: string,
  fields: Readonly<Record<string, string>>,
  next: string,
): Promise<void> {
  const form = 'document.forms[0]';
  const fill = Object.entries(fields).map(
    ([name, value]) =>
      `${form}.elements[${JSON.stringify(name)}].value = ${JSON.stringify(value)};`,
  );
  await browser.evaluateInPage(at, `void (() => { ${fill.join(' ')} ${form}.requestSubmit(); })()`);
  await arrive(browser, next);
}

export const SITES = {
  Instagram: {
    network: 'instagram',
    start: (origins) => `${origins['www.instagram']}/accounts/login/`,
    async enter(browser, { 'www.instagram': site = '' }, person = 'alice') {
      const { login, done } = {
        login: `${site}/accounts/login/`,
        done: `${site}/accounts/onetap/`,
      };
      await submitForm(browser, login, credentials(person), done);
      await browser.evaluateInPage(done, `document.querySelector('#onetap button').click()`);
    },
  },
  X: {
    network: 'x',
    start: (origins) => `${origins['x']}/i/flow/login`,
    enter: (browser, { x: site = '' }) =>
      submitForm(browser, `${site}/i/flow/login`, ALICE, `${site}/home`),
  },
  LinkedIn: {
    network: 'linkedin',
    start: (origins) => `${origins['www.linkedin']}/login`,
    enter: (browser, { 'www.linkedin': site = '' }) =>
      submitForm(browser, `${site}/login`, ALICE, `${site}/feed/`),
  },
  Slack: {
    network: 'slack',
    start: (origins) => `${origins['slack']}/signin`,
    async enter(browser, { slack = '', 'work.slack': work = '', 'app.slack': app = '' }) {
      await submitForm(browser, `${slack}/signin`, ALICE, work);
      await browser.evaluateInPage(work, `document.querySelector('a').click()`);
      await arrive(browser, app);
    },
  },
  'Google Messages': {
    network: 'google',
    start: ({ 'accounts.google': accounts, 'messages.google': messages }) =>
      `${accounts}/v3/signin/identifier?continue=${encodeURIComponent(`${messages}/web/`)}`,
    async enter(browser, { 'accounts.google': accounts = '', 'messages.google': messages = '' }) {
      await submitForm(
        browser,
        `${accounts}/v3/signin/identifier`,
        { identifier: USERS.alice },
        `${accounts}/v3/signin/`,
      );
      await eventually({
        what: 'Google to ask for the password',
        read: () =>
          browser.evaluateInPage(accounts, `document.forms[0].elements.password !== undefined`),
        until: Boolean,
      });
      await submitForm(browser, accounts, { password: PASSWORD }, `${messages}/web/`);
    },
  },
} satisfies Record<string, Site>;

export type SiteName = keyof typeof SITES;
