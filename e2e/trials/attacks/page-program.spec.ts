import type { Page } from '@playwright/test';
import { startAtLab } from '../../login/lab';
import { expect, test as signInTest, type SignIn } from '../../login/sign-in';
import { startSite, type Site } from '../../webview/site';
import { eventually, sleep } from '../../desktop/wait';
import { expecting, saw, selected } from '../trial';
import { paceDuring } from './page';

/** What a page does to the whole program, where the guard is not the webview's alone. */
const test = signInTest.extend<{ site: Site }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures wanted from here.
  site: async ({}, use) => {
    const site = await startSite();
    await use(site);
    await site.stop();
  },
});

const LAB = 'A last page nobody can tell';
/** By this the page's requests are told from the program's own. */
const MARK = 'by-the-page';

test(
  'a page asks Beeper’s port by every road, without a token',
  selected('8 or more came, 0 with a token, 0 answered, 0 read'),
  async ({ signIn }) => {
    const page = await startAtLab(signIn, LAB);
    const read = await page.evaluate(async (url) => {
      const found: string[] = [];
      const ask = (how: string, options?: RequestInit) =>
        fetch(`${url}${how}`, options).then(
          async (answer) => {
            if ((await answer.text()) !== '') found.push(how);
          },
          () => undefined,
        );
      await ask('fetch');
      await ask('no-cors', { mode: 'no-cors', credentials: 'include' });
      await ask('posted', { method: 'POST', mode: 'no-cors', body: '{}' });
      navigator.sendBeacon(`${url}beacon`, '{}');
      const add = (tag: string, attributes: object) =>
        new Promise<Element>((resolve) => {
          const element = Object.assign(document.createElement(tag), attributes);
          element.addEventListener('load', () => resolve(element));
          element.addEventListener('error', () => resolve(element));
          setTimeout(resolve, 2_000, element);
          document.body.append(element);
        });
      await add('script', { src: `${url}script` });
      await add('img', { src: `${url}picture` });
      await add('link', { rel: 'stylesheet', href: `${url}style` });
      const frame = (await add('iframe', { src: `${url}frame` })) as HTMLIFrameElement;
      if (frame.contentDocument !== null) found.push('frame');
      const form = Object.assign(document.createElement('form'), {
        action: `${url}form`,
        method: 'post',
        target: '_blank',
      });
      document.body.append(form);
      form.submit();
      const socket = new WebSocket(`${url.replace('http', 'ws')}socket`);
      await new Promise((resolve) => {
        socket.onerror = resolve;
        socket.onopen = () => resolve(found.push('socket'));
      });
      return found;
    }, `${signIn.simulator.url}/v1/accounts?${MARK}=`);
    const asked = await eventually({
      what: 'the requests of the page',
      read: () => signIn.simulator.control.requests().filter(({ path }) => path.includes(MARK)),
      until: (all) => all.length >= 8 && all.every(({ status }) => status !== null),
    });
    const authorized = asked.filter((request) => request.authorized).length;
    const answered = asked.filter(({ status }) => (status ?? 0) < 400).length;
    saw(
      `${asked.length >= 8 ? '8 or more' : asked.length} came, ${authorized} with a token, ` +
        `${answered} answered, ${read.length} read`,
    );
  },
);

test(
  'a page that knows a token asks Beeper’s port with it',
  expecting('0 requests with the token, 0 read'),
  async ({ signIn }) => {
    const page = await startAtLab(signIn, LAB);
    const read = await page.evaluate(
      async ([url = '', token = '']) => {
        const headers = { authorization: `Bearer ${token}` };
        const asked = (['cors', 'no-cors'] as const).map((mode) =>
          fetch(`${url}${mode}`, { mode, headers }).then(
            async (answer) => ((await answer.text()) === '' ? 0 : 1),
            () => 0,
          ),
        );
        return (await Promise.all(asked)).filter(Boolean).length;
      },
      [`${signIn.simulator.url}/v1/accounts?${MARK}=`, signIn.simulator.token],
    );
    await signIn.program.poll();
    const asked = signIn.simulator.control.requests().filter(({ path }) => path.includes(MARK));
    saw(
      `${asked.filter((request) => request.authorized).length} requests with the token, ${read} read`,
    );
  },
);

test(
  'a host so long that its end would not fit',
  selected('the end is seen, the beginning is cut off'),
  async ({ signIn, site }) => {
    const page = await startAtLab(signIn, LAB);
    const host = `www.bank.com.${'sign-in-'.repeat(7)}x.${'account-'.repeat(7)}x.evil`;
    await goTo(page, site.at(host, '/'));
    const window = await signIn.page();
    const address = window.locator('p.origin .address');
    await expect(address).toContainText('.evil.localhost');
    const { outer, inner } = await address.evaluate((element) => ({
      outer: element.getBoundingClientRect().toJSON() as DOMRect,
      inner: element.querySelector('bdi')?.getBoundingClientRect().toJSON() as DOMRect,
    }));
    const isEndSeen = inner.right <= outer.right + 1;
    const isCut = inner.left < outer.left;
    saw(
      `the end is ${isEndSeen ? 'seen' : 'cut off'}, ` +
        `the beginning is ${isCut ? 'cut off' : 'seen'}`,
    );
  },
);

test(
  'a page changes all that the bar shows, without end',
  expecting('30 of 30 requests of the window answered meanwhile, main keeps its pace'),
  async ({ signIn }) => {
    const page = await startAtLab(signIn, LAB);
    const window = await signIn.page();
    await page.evaluate(() => {
      let turn = 0;
      setInterval(() => {
        turn += 1;
        document.title = `${turn}${'x'.repeat(10_000)}`;
        document.cookie = `turn=${turn}`;
        history.pushState(null, '', `?${turn}`);
        const frame = document.createElement('iframe');
        frame.src = `slack${turn}:open`;
        document.body.append(frame);
        frame.remove();
      }, 20);
    });
    let answered = 0;
    const pace = await paceDuring(signIn.program.app, async () => {
      for (let each = 0; each < 30; each += 1) {
        const answer = await window.evaluate(() => {
          const { bridgekeeper } = globalThis as unknown as {
            bridgekeeper: { request(name: string): Promise<{ ok: boolean }> };
          };
          return bridgekeeper.request('window.getSnapshot');
        });
        if (answer.ok) answered += 1;
      }
    });
    saw(`${answered} of 30 requests of the window answered meanwhile, ${pace}`);
  },
);

/** Patterns that take other engines longer than the world lasts. */
const BOMBS = ['^(a+)+$', '^(([a-z])+.)+[A-Z]([a-z])+$', '(.*a){40}!', '^(a|aa|a?)*b$'];
const HOST = 'evil.localhost';
const BAIT = `${'a'.repeat(3_000)}-`;

test(
  'patterns of a bridge that explode on what the page has prepared',
  expecting('main keeps its pace with 4 patterns, each page is still watched'),
  async ({ signIn, site }) => {
    site.on(
      '/attack',
      `<script>document.cookie = 'bait=${BAIT}'; localStorage.bait = '${BAIT}';</script>`,
    );
    let watched = 0;
    const paces = new Set<string>();
    for (const pattern of BOMBS) {
      await startWith(signIn, {
        url: site.at('evil', '/attack'),
        expectedFinalURLRegex: pattern,
        fields: [
          { id: 'cookie', name: 'bait', type: 'cookie', pattern },
          { id: 'stored', name: 'bait', type: 'local_storage', pattern },
        ],
      });
      const page = await signIn.site(HOST);
      const pace = await paceDuring(signIn.program.app, async () => {
        await page.evaluate((bait) => {
          for (let turn = 0; turn < 20; turn += 1) history.pushState(null, '', `?${turn}${bait}`);
          document.cookie = `bait=${bait.slice(1)}`;
        }, BAIT);
      });
      paces.add(pace);
      const window = await signIn.page();
      if ((await window.locator('p.origin').textContent())?.includes(HOST) === true) watched += 1;
      await window.getByRole('button', { name: 'Cancel', exact: true }).click();
      await signIn.waitForWebviewToClose();
    }
    saw(
      `${[...paces].join()} with ${BOMBS.length} patterns, ` +
        `${watched === BOMBS.length ? 'each' : watched} page is still watched`,
    );
  },
);

test(
  'a pattern that costs 900 steps for each of 900,000 characters',
  expecting('main keeps its pace'),
  async ({ signIn, site }) => {
    site.on('/attack', 'nothing yet');
    await startWith(signIn, {
      url: site.at('evil', '/attack'),
      fields: [{ id: 'stored', name: 'bait', type: 'local_storage', pattern: 'a[ab]{900}[cd]$' }],
    });
    const page = await signIn.site(HOST);
    const pace = await paceDuring(signIn.program.app, async () => {
      await page.evaluate(() => {
        const letters = Array.from({ length: 900_000 }, () => (Math.random() < 0.5 ? 'a' : 'b'));
        localStorage.setItem('bait', letters.join(''));
      });
      // The value is read within a tenth of a second.
      await sleep(1_000);
    });
    saw(pace);
  },
);

/** Begins a sign-in whose only step is of the trial's making. */
async function startWith(signIn: SignIn, step: object): Promise<void> {
  const names = { bridgeID: 'local-dummy', loginSessionID: 'of-the-trial' };
  const currentStep = { type: 'cookies', stepID: 'trial', ...step };
  const body = { ...names, status: 'waiting_for_cookies', currentStep };
  const { control } = signIn.simulator;
  control.addFault({ kind: 'json', method: 'POST', pattern: '/login-sessions$', times: 1, body });
  await signIn.add('Dummy', 'Password');
}

const goTo = (page: Page, url: string) =>
  page.evaluate((to) => {
    location.href = to;
  }, url);
