import { messageToBrowserSchema } from '../../../shared/browser-extension/messages';
import { expecting, saw, sawAt, selected } from '../trial';
import { beginSignIn, HELLO, offer, STEP, stageOf, test, type Waiting } from './everyday-fixtures';
import { ask } from '../bridge';

const named = (...domains: readonly string[]) =>
  domains.map((cookieDomain, index) => ({
    id: `field-${index}`,
    sources: [{ type: 'cookie', name: 'session', cookieDomain }],
  }));

/** What the extension is told of the step. */
async function stepTold({ call }: Waiting) {
  const browser = await call();
  browser.begin();
  browser.say(HELLO);
  const step = await browser.hear('step');
  browser.end();
  const parsed = messageToBrowserSchema.parse(step);
  if (parsed.type !== 'step') throw new Error('no step');
  return { ...parsed, bytes: Buffer.byteLength(JSON.stringify(step)) };
}

test(
  'a step that names public suffixes, wildcards and another company’s site',
  selected('read from example.com, bank.example.net'),
  async ({ waitForBrowser }) => {
    const fields = named(
      ...['com', '.com', 'co.uk', '*.com', '*', '', '.', 'github.io', 'localhost', '127.0.0.1'],
      ...['[::1]', 'evil.com/', 'evil.com:80', 'a.evil.com/*', 'user@evil.com', 'ex ample.com'],
      ...['xn--', '..com', 'com.', 'BANK.example.net', 'www.bank.example.net'],
    );
    const { hosts } = await stepTold(await waitForBrowser({ step: { ...STEP, fields } }));
    saw(`read from ${hosts.join(', ')}`);
  },
);

const BIDI = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;
const MARKUP = '<img src=x onerror=alert(1)>\u202e\u2066evil\u200b';

test(
  'markup, marks that turn text around, and long names',
  expecting('0 marks in what people read, none longer than 200, taken by the contract'),
  async ({ waitForBrowser }) => {
    const fields = [MARKUP, `${MARKUP}${'x'.repeat(5_000)}`].map((id) => ({ id, type: 'cookie' }));
    const step = { ...STEP, fields, instructions: MARKUP };
    const told = await stepTold(await waitForBrowser({ step }));
    const texts = [told.network, told.account ?? '', ...told.fields.map(({ name }) => name)];
    const marks = texts.filter((text) => BIDI.test(text)).length;
    const longest = Math.max(...texts.map(({ length }) => length));
    const word = longest <= 200 ? 'none longer than 200' : `one of ${longest}`;
    saw(`${marks} marks in what people read, ${word}, taken by the contract`);
  },
);

const many = (count: number, length: number) =>
  Array.from({ length: count }, (_, index) => ({
    id: `${index}`.padEnd(length, 'x'),
    type: 'cookie',
  }));
const script = (length: number) => ({
  fields: [{ id: 'a', sources: [{ type: 'special', name: 'a' }] }],
  extractJS: '"'.repeat(length),
});

const LARGE: Readonly<Record<string, object>> = {
  '10,000 fields of 1,000 characters': { fields: many(10_000, 1_000) },
  '500 fields of 10,000 characters': { fields: many(500, 10_000) },
  'a name of 10,001 characters': { fields: many(1, 10_001) },
  '1,001 fields and a script, which may give any of them': {
    fields: many(1_001, 10),
    extractJS: 'x',
  },
  'a script of 900 kB, twice as long in JSON': script(900_000),
  'a script of 2 MB': script(2_000_000),
  'fields of 200 sites': { fields: named(...many(200, 5).map(({ id }) => `${id}.com`)) },
  'an address of 300 kB': { url: `https://www.example.com/${'x'.repeat(300_000)}` },
  'an address of a file': { url: 'file://www.example.com/etc/passwd' },
  'an address of another program': { url: 'zoommtg://www.example.com/join' },
};

test(
  'steps that no message to a browser can hold',
  expecting('offered for none of them; the window answers'),
  async ({ inBetween, startProgram, simulator }) => {
    test.setTimeout(240_000);
    simulator.control.reset('sign-in');
    const env = { BEEPER_BASE_URL: inBetween.url, BRIDGEKEEPER_MOVABLE_CLOCK: '' };
    const program = await startProgram({ args: [], env });
    let offered = 0;
    for (const [what, changes] of Object.entries(LARGE)) {
      inBetween.attack(/\/login-sessions(\/[^/]+)?$/, ({ method }, response) => {
        const session = { bridgeID: 'lab', loginSessionID: 'session' };
        response.writeHead(method === 'POST' ? 201 : 200, { 'content-type': 'application/json' });
        response.end(
          JSON.stringify({
            ...session,
            status: method === 'DELETE' ? 'cancelled' : 'waiting_for_cookies',
            currentStep: { ...STEP, ...changes },
          }),
        );
      });
      const page = await beginSignIn(program);
      await ask(page, 'login.useEverydayBrowser', { isOn: true });
      const stage = (await stageOf(page)) as { everydayBrowser?: string; way?: string } | null;
      const isOffered = stage?.everydayBrowser !== 'impossible' || stage.way !== 'page';
      if (isOffered) offered += 1;
      sawAt(what, 'not offered', isOffered ? 'offered' : 'not offered');
      await ask(page, 'login.cancel');
      await ask(page, 'login.close');
    }
    const answer = await ask(await program.window(), 'about.read');
    const word = offered === 0 ? 'none' : offered;
    saw(`offered for ${word} of them; the window ${answer === 'answered' ? 'answers' : answer}`);
  },
);

test(
  'a step that a message only just holds, and what Beeper says of it at length',
  expecting('told in less than 1 MB, refused in less than 10,000 characters'),
  async ({ waitForBrowser }) => {
    const fields = many(100, 2_000);
    const options = { step: { ...STEP, fields }, answer: 'refused' } as const;
    const waiting = await waitForBrowser(options);
    const { bytes } = await stepTold(waiting);
    const browser = await waiting.call();
    browser.begin();
    browser.say(HELLO);
    const { key } = await browser.hear('step');
    // Beeper repeats it all.
    const values = Object.fromEntries(fields.map(({ id }) => [id, 'v'.repeat(5_000)]));
    browser.say(offer(key, values));
    const { sentence } = await browser.hearThat(({ state }) => state === 'failed');
    browser.end();
    const isShort = String(sentence).length <= 10_000 && sentence !== null;
    saw(
      `told in ${bytes < 1_000_000 ? 'less' : 'more'} than 1 MB, ` +
        `refused in ${isShort ? 'less' : 'more'} than 10,000 characters`,
    );
  },
);
