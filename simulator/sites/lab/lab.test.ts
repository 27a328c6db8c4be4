import { describe, expect, it } from 'vitest';
import { loginClient } from '../../logins/testing';
import { simulators } from '../../testing';
import { decodedCookie } from '../http';
import { PLANTED } from '../secret';
import { createBrowser } from '../testing';
import { ODDITIES } from './oddities';

const start = simulators();
const LAB = 'lab';

/** A login with the oddity, and a browser on its first page. */
async function opened(flowID: string) {
  const simulator = await start({ seed: 'sign-in', siteDelayMs: 0 });
  const client = loginClient(simulator);
  const session = await client.start(LAB, { flowID });
  const browser = createBrowser();
  const url = String(session.currentStep?.url);
  const page = await browser.get(url);
  const field = (name: string) => decodedCookie(browser.cookie(name, LAB) ?? '');
  const submit = (...names: string[]) =>
    client.submit(session, Object.fromEntries(names.map((name) => [name, field(name)])));
  return { simulator, client, session, browser, page, url, field, submit };
}

it('is written as regular expressions can be read, but for one', async () => {
  const simulator = await start({ seed: 'sign-in' });
  const client = loginClient(simulator);
  for (const { id } of ODDITIES) {
    const { currentStep } = await client.start(LAB, { flowID: id });
    const pattern = currentStep?.expectedFinalURLRegex;
    const read = () => (typeof pattern === 'string' ? new RegExp(pattern) : undefined);
    const url = String(currentStep?.url);
    const last = id.startsWith('hidden-') ? url : `${url}welcome`;
    if (id === 'bad-pattern') expect(read).toThrow();
    else expect(read()?.test(last) ?? true).toBe(!/^(?:self-signed|app-page-)/.test(id));
  }
});

it('plants a mark in every secret', async () => {
  const { browser, field } = await opened('before-sign-in');
  await browser.post('sign-in');
  expect([field('device'), field('session')].every((value) => value.includes(PLANTED))).toBe(true);
});

describe('cookies', () => {
  it.each(['spa', 'popup', 'crash', 'slow', 'redirects'])('%s begins without one', async (id) => {
    const { field } = await opened(id);
    expect(field('session')).toBe('');
  });

  it('before sign-in', async () => {
    const { browser, field, submit } = await opened('before-sign-in');
    expect(field('device')).not.toBe('');
    await browser.post('sign-in');
    expect((await submit('device', 'session')).status).toBe('complete');
  });

  it.each(['late-cookie', 'removed', 'no-pattern'])('%s: comes after the last page', async (id) => {
    const { session, browser, field, submit } = await opened(id);
    const welcome = await browser.post('sign-in');
    expect(welcome.url).toMatch(/welcome$/);
    expect(field('session')).toBe('');
    await browser.post('late');
    const names = session.currentStep?.fields as { id: string }[];
    expect((await submit(...names.map((name) => name.id))).status).toBe('complete');
  });

  it('rotating: only the last value is right', async () => {
    const { client, browser, field, submit } = await opened('rotating');
    await browser.post('sign-in');
    const before = field('session');
    await browser.get('welcome');
    expect((await submit('session')).status).toBe('complete');
    const other = await client.start(LAB, { flowID: 'rotating' });
    expect((await client.submit(other, { session: before })).status).toBe('failed');
  });

  it('encoded: decoded where that can be', async () => {
    const { browser, field, submit } = await opened('encoded');
    await browser.post('sign-in');
    expect(field('encoded')).toMatch(/^a\+b\/.+==$/);
    expect(field('broken')).toMatch(/^100%zz/);
    expect(field('script')).toMatch(/^✓/);
    expect((await submit('encoded', 'broken', 'script')).status).toBe('complete');
  });

  it('same-name: those of other hosts are decoys', async () => {
    const { client, session, browser } = await opened('same-name');
    await browser.post('sign-in');
    const decoy = browser.cookie('session', 'elsewhere') ?? '';
    expect(decoy).toMatch(/^decoy-/);
    expect((await client.submit(session, { session: decoy })).status).toBe('failed');
  });

  it('optional ones need not come', async () => {
    const { browser, submit } = await opened('optional');
    await browser.post('sign-in');
    expect((await submit('session')).status).toBe('complete');
  });
});

describe('navigation', () => {
  it('redirects in five ways over three hosts', async () => {
    const { browser, submit } = await opened('redirects');
    const before = browser.visited.length;
    expect((await browser.post('sign-in')).url).toMatch(/welcome$/);
    const hosts = browser.visited.slice(before).map((url) => new URL(url).hostname.split('.')[0]);
    expect(hosts).toEqual(['lab', 'lab', 'a', 'b', 'lab', 'lab']);
    expect((await submit('session', 'hop')).status).toBe('complete');
  });

  it('a last page that leaves at once sets its cookie on the next', async () => {
    const { browser, field, submit } = await opened('leaves-at-once');
    expect((await browser.post('sign-in')).text).toContain("location.replace('after')");
    expect(field('session')).toBe('');
    await browser.get('after');
    expect((await submit('session')).status).toBe('complete');
  });

  it('a last page that is a redirect', async () => {
    const { browser } = await opened('final-is-redirect');
    expect((await browser.post('sign-in')).url).toMatch(/after$/);
    expect(browser.visited.some((url) => url.endsWith('/welcome'))).toBe(true);
  });

  it('a popup hands over a ticket', async () => {
    const { browser, submit } = await opened('popup');
    const done = await browser.post('sign-in');
    const ticket = /ticket: '([^']+)'/.exec(done.text)?.[1] ?? '';
    expect((await browser.send('redeem', 'made up')).status).toBe(403);
    expect((await browser.send('redeem', ticket)).status).toBe(200);
    expect((await submit('session')).status).toBe('complete');
  });
});

describe('values of scripts and storage', () => {
  it.each(['script-resolves', 'script-late', 'script-null', 'script-escapes', 'script-junk'])(
    '%s: the last page has the token',
    async (id) => {
      const { client, session, browser } = await opened(id);
      const welcome = await browser.post('sign-in');
      const token = /labToken = '([^']+)'/.exec(welcome.text)?.[1] ?? '';
      expect((await client.submit(session, { token })).status).toBe('complete');
    },
  );

  it('script-escapes has no line break of its own', async () => {
    const { session } = await opened('script-escapes');
    const source = String(session.currentStep?.extractJS);
    expect(source).not.toContain('\n');
    expect(source.replaceAll('\\n', '\n').replaceAll('\\t', '\t')).toContain('\n\t');
  });

  it.each([
    ['storage', 'welcome'],
    ['iframe-storage', 'vault'],
  ])('%s: set by the page %s, undecoded', async (id, path) => {
    const { client, session, browser } = await opened(id);
    const { text } = await browser.get(path);
    const key = JSON.parse(/setItem\('key', (".*")\)/.exec(text)?.[1] ?? '""') as string;
    expect(key).toContain('%2B');
    expect((await client.submit(session, { key })).status).toBe('complete');
  });

  it('headers: the anonymous and foreign ones are wrong', async () => {
    const { client, session, browser } = await opened('headers');
    const { text } = await browser.post('sign-in');
    const all = [...text.matchAll(/"(X-Lab-Key|Authorization)":"([^"]+)"/g)];
    const last = (name: string) => all.findLast((match) => match[1] === name)?.[2] ?? '';
    const fields = { key: last('X-Lab-Key'), authorization: last('Authorization') };
    expect((await client.submit(session, fields)).status).toBe('complete');
    const other = await client.start(LAB, { flowID: 'headers' });
    const anonymous = { ...fields, key: 'anonymous' };
    expect((await client.submit(other, anonymous)).status).toBe('failed');
  });
});

describe('a page problem', () => {
  it('hangs-up answers the second visit only', async () => {
    const simulator = await start({ seed: 'sign-in' });
    const { currentStep } = await loginClient(simulator).start(LAB, { flowID: 'hangs-up' });
    const browser = createBrowser();
    const url = String(currentStep?.url);
    await expect(browser.get(url)).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect((await browser.get(url)).status).toBe(200);
  });

  it('self-signed has a certificate that nobody vouches for', async () => {
    const simulator = await start({ seed: 'sign-in' });
    const { currentStep } = await loginClient(simulator).start(LAB, { flowID: 'self-signed' });
    const { port, protocol } = new URL(String(currentStep?.url));
    expect(protocol).toBe('https:');
    const refused = fetch(`https://127.0.0.1:${port}/`);
    await expect(refused).rejects.toMatchObject({ cause: { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' } });
  });

  it('download sends a file', async () => {
    const { browser } = await opened('download');
    expect((await browser.get('app.zip')).text).toBe('not really');
  });
});

describe('client-hints', () => {
  const AGENT = 'Mozilla/5.0 (Macintosh) Chrome/140.0.0.0';
  const brands = [{ brand: 'Chromium', version: '140' }];

  async function reporting(platform: string) {
    const { simulator, session, browser, client, field } = await opened('client-hints');
    const body = JSON.stringify({ userAgent: AGENT, userAgentData: { brands, platform } });
    await browser.send('report', body);
    await browser.post('sign-in');
    const sent = { session: field('session') };
    return { simulator, end: await client.submit(session, sent) };
  }

  it('accepts a browser whose hints agree with its user agent, and stores its report', async () => {
    const { simulator, end } = await reporting('macOS');
    expect(end.status).toBe('complete');
    const { observations } = await simulator.control.sites();
    expect(observations).toMatchObject([
      { oddity: 'client-hints', what: { page: { userAgent: AGENT } } },
    ]);
  });

  it('accepts no value of one whose hints do not', async () => {
    const { end } = await reporting('Linux');
    expect(end.error?.code).toBe('LAB.DISTRUSTED');
  });
});
