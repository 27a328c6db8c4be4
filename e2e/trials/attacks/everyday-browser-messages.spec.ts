import { eventually, sleep } from '../../desktop/wait';
import { insist } from '../../insist';
import { counted } from '../counted';
import { expecting, saw, selected } from '../trial';
import { cookie, HELLO, offer, STEP, test, type Waiting } from './everyday-fixtures';
import { frameOfText, type Caller } from './everyday-caller';

/** A browser that has been told the step. */
async function told({ call }: Waiting): Promise<{ browser: Caller; key: unknown }> {
  const browser = await call();
  browser.begin();
  browser.say(HELLO);
  const { key } = await browser.hear('step');
  return { browser, key };
}

const DEEP = 200_000;
const NOT_OF_THE_CONTRACT = (key: unknown): readonly (string | Buffer)[] => [
  '',
  'null',
  '[]',
  '"hello"',
  '{"type":"offer"}',
  '{"type":"evil","__proto__":{"type":"hello"}}',
  '{"__proto__":{"type":"offer","polluted":true},"constructor":{"prototype":{"polluted":true}}}',
  JSON.stringify({ ...HELLO, protocol: '1' }),
  JSON.stringify(HELLO),
  JSON.stringify({ ...offer(key, {}), key: 7 }),
  JSON.stringify({ ...offer(key, {}), cookies: {} }),
  JSON.stringify({ ...offer(key, {}), isConfirmed: 'yes' }),
  JSON.stringify({ ...offer(key, {}), unreadable: ['everything'] }),
  JSON.stringify({ ...offer(key, {}), script: [['a', { toString: 'b' }]] }),
  JSON.stringify({ ...offer(key, {}), cookies: Array.from({ length: 10_001 }, () => 0) }),
  JSON.stringify(offer(key, { session: 'x'.repeat(1_000_001) })),
  JSON.stringify(offer('k'.repeat(201), {})),
  '['.repeat(DEEP),
  '['.repeat(DEEP) + ']'.repeat(DEEP),
  `{"type":"offer","key":${'['.repeat(DEEP)}${']'.repeat(DEEP)}}`,
  `[${'0,'.repeat(3_000_000)}0]`,
  Buffer.from([0xff, 0xfe, 0xfd]),
  '\ufeff{"type":"hello"}',
  '{"type":"hello"',
];

test(
  'messages that are not the contract’s',
  selected('24 sent away, nothing of main has changed; an honest browser signs in'),
  async ({ waitForBrowser }) => {
    const waiting = await waitForBrowser();
    const fates: string[] = [];
    for (let which = 0; which < NOT_OF_THE_CONTRACT('').length; which += 1) {
      const { browser, key } = await told(waiting);
      browser.write(frameOfText(NOT_OF_THE_CONTRACT(key)[which] ?? ''));
      fates.push((await browser.ended()) ? 'sent away' : `left in (${which})`);
      browser.end();
    }
    const isPolluted = await insist(() => waiting.program.app.evaluate(() => 'polluted' in {}));
    const word = isPolluted ? 'Object' : 'nothing';
    saw(`${counted(fates)}, ${word} of main has changed; ${await waiting.honest()}`);
  },
);

test(
  'offers of the contract with names of prototypes, lone surrogates, and extra keys',
  expecting('0 posted, nothing uncaught; an honest browser signs in'),
  async ({ waitForBrowser }) => {
    const waiting = await waitForBrowser();
    const { browser, key } = await told(waiting);
    const names = ['__proto__', 'constructor', '\ud800', 'toString', '\u0000'];
    const entries = names.map((name): [string, string] => [name, `${name}\udfff`]);
    const page = 'https://www.example.com/';
    browser.say({
      ...offer(key, Object.fromEntries(entries), {
        storage: [{ origin: page, entries }],
        requests: [{ url: page, headers: entries }],
        bodies: [{ url: page, entries }],
        script: entries,
        tooLarge: names,
      }),
      evil: { fields: { session: 'evil' } },
    });
    await browser.hear('standing');
    const { length } = waiting.posted();
    browser.end();
    const isUncaught = (await waiting.program.log()).includes('uncaught');
    const word = isUncaught ? 'something' : 'nothing';
    saw(`${length} posted, ${word} uncaught; ${await waiting.honest()}`);
  },
);

test(
  'an offer before hello, one with another’s key, and one with no key of anybody’s',
  expecting('0 posted; 1 sent away, 2 not heard; an honest browser signs in'),
  async ({ waitForBrowser }) => {
    const waiting = await waitForBrowser();
    const { browser: first, key } = await told(waiting);
    const early = await waiting.call();
    early.begin();
    early.say(offer(key, { session: 'early' }));
    const isAway = await early.ended();
    const { browser: second } = await told(waiting);
    second.say(offer(key, { session: 'replayed' }));
    second.say(offer('0'.repeat(32), { session: 'guessed' }));
    await sleep(500);
    const heard = [first, second].filter(({ heard: said }) => said.length > 1).length;
    const { length } = waiting.posted();
    first.end();
    second.end();
    const words = `${isAway ? 1 : 0} sent away, ${2 - heard} not heard`;
    saw(`${length} posted; ${words}; ${await waiting.honest()}`);
  },
);

test(
  'an offer that is replayed: to the step once it was refused, left, and begun anew',
  expecting('1 posted, then 0; an honest browser signs in'),
  async ({ waitForBrowser }) => {
    const waiting = await waitForBrowser({ answer: 'refused' });
    const { browser, key } = await told(waiting);
    const replayed = offer(key, { session: 'once' });
    browser.say(replayed);
    await browser.hear('standing');
    await sleep(500);
    const before = waiting.posted().length;
    await waiting.again();
    browser.say(replayed);
    const { browser: next } = await told(waiting);
    next.say(replayed);
    await sleep(500);
    const after = waiting.posted().length - before;
    next.end();
    saw(`${before} posted, then ${after}; ${await waiting.honest()}`);
  },
);

test(
  'two offers at once, and a thousand',
  expecting('1 posted; the program answers'),
  async ({ waitForBrowser }) => {
    const waiting = await waitForBrowser();
    const { browser: first, key } = await told(waiting);
    const { browser: second, key: other } = await told(waiting);
    first.say(offer(key, { session: 'first' }));
    second.say(offer(other, { session: 'second' }));
    for (let count = 0; count < 1_000; count += 1) first.say(offer(key, { session: `${count}` }));
    await sleep(1_000);
    await insist(() => waiting.program.app.evaluate(() => undefined));
    first.end();
    second.end();
    saw(`${waiting.posted().length} posted; the program answers`);
  },
);

const FIELDS = [
  { id: 'session', type: 'cookie' },
  { id: 'stored', type: 'local_storage' },
  { id: 'header', sources: [{ type: 'request_header', name: 'x-h', requestURLRegex: '.*' }] },
  { id: 'body', sources: [{ type: 'request_body', name: 'body', requestURLRegex: '.*' }] },
];

test(
  'what is of other hosts than the step’s, wider ones and look-alikes among them',
  selected('0 posted, 4 still missing; what is of the step’s own is posted'),
  async ({ waitForBrowser }) => {
    const waiting = await waitForBrowser({ step: { ...STEP, fields: FIELDS } });
    const { browser, key } = await told(waiting);
    const hosts = [
      'com',
      'evil.com',
      'example.com.evil.com',
      'notexample.com',
      '',
      '*',
      'example.co',
    ];
    const pages = [
      ...hosts.map((host) => `https://${host}/`),
      'null',
      'file://example.com',
      'https://x',
    ];
    const value = (name: string): [string, string][] => [[name, 'evil']];
    browser.say(
      offer(
        key,
        {},
        {
          pageURL: 'https://evil.com/',
          isConfirmed: true,
          cookies: hosts.flatMap((host) => [
            cookie('session', 'evil', host),
            cookie('session', 'evil', `.${host}`),
          ]),
          storage: pages.map((origin) => ({ origin, entries: value('stored') })),
          requests: pages.map((url) => ({ url, headers: value('x-h') })),
          bodies: pages.map((url) => ({ url, entries: value('body') })),
        },
      ),
    );
    const { missing } = await browser.hear('standing');
    const before = waiting.posted().length;
    const own = 'https://www.example.com';
    browser.say(
      offer(
        key,
        { session: 'own' },
        {
          storage: [{ origin: own, entries: [['stored', 'own']] }],
          requests: [{ url: own, headers: [['x-h', 'own']] }],
          bodies: [{ url: own, entries: [['body', 'own']] }],
        },
      ),
    );
    // What comes later than the first press may have to settle.
    await eventually({
      what: 'what is of the step’s own',
      read: waiting.posted,
      until: (posts) => posts.length > 0,
    }).catch(() => undefined);
    browser.end();
    const [last = {}] = waiting.posted();
    const isOwn = Object.values(last).join() === 'own,own,own,own';
    const word = isOwn ? 'is' : 'is not';
    saw(
      `${before} posted, ${(missing as string[]).length} still missing; what is of the step’s own ${word} posted`,
    );
  },
);
