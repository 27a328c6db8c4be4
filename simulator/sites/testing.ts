import { request, type IncomingMessage } from 'node:http';

/** A page as a browser gets it, after all redirects. */
interface LoadedPage {
  status: number;
  /** Where the redirects led. */
  url: string;
  text: string;
}

export interface Browser {
  get(url: string, headers?: Readonly<Record<string, string>>): Promise<LoadedPage>;
  /** Posts a form; a relative address starts from the page before. */
  post(url: string, form?: Readonly<Record<string, string>>): Promise<LoadedPage>;
  /** Posts a text as it is, without leaving the page. */
  send(url: string, body: string): Promise<LoadedPage>;
  /** The value of a cookie for a host without `.localhost`, as it is stored; undefined if none. */
  cookie(name: string, host: string): string | undefined;
  /** The `Cookie` header that goes to an address. */
  cookieHeader(url: string): string;
  /** Every address that was loaded or redirected to. */
  readonly visited: readonly string[];
}

const REDIRECTS_MAX = 20;

interface StoredCookie {
  name: string;
  value: string;
  domain: string;
  isHostOnly: boolean;
}

/** A browser with cookies, forms and redirects, but without scripts. Tests only. */
export function createBrowser(): Browser {
  let jar: StoredCookie[] = [];
  const visited: string[] = [];
  const here = () => visited.at(-1) ?? 'http://localhost';

  const storeCookies = (host: string, headers: readonly string[] = []) => {
    for (const header of headers) {
      const [pair = '', ...options] = header.split('; ');
      const [name = '', value = ''] = [
        pair.slice(0, pair.indexOf('=')),
        pair.slice(pair.indexOf('=') + 1),
      ];
      const domain = options.find((option) => option.startsWith('Domain='))?.slice(7);
      const stored = { name, value, domain: domain ?? host, isHostOnly: domain === undefined };
      if (!fits(stored, host)) continue;
      jar = jar.filter((each) => each.name !== name || each.domain !== stored.domain);
      if (!options.includes('Max-Age=0')) jar.push(stored);
    }
  };
  const cookieHeader = (url: string) =>
    jar
      .filter((stored) => fits(stored, new URL(url).hostname))
      .map(({ name, value }) => `${name}=${value}`)
      .join('; ');

  const load = async (
    method: string,
    address: string,
    headers = {},
    body = '',
  ): Promise<LoadedPage> => {
    let next = { method, url: new URL(address, here()), body };
    for (let hops = 0; hops < REDIRECTS_MAX; hops += 1) {
      visited.push(next.url.href);
      const { hostname, href } = next.url;
      const cookie = cookieHeader(href);
      const answer = await send(next, { ...headers, ...(cookie === '' ? {} : { cookie }) });
      storeCookies(hostname, answer.headers['set-cookie']);
      const { statusCode: status = 0, headers: received } = answer;
      if (received.location === undefined) return { status, url: href, text: await textOf(answer) };
      answer.resume();
      const isRepeated = status === 307 || status === 308;
      const to = new URL(received.location, next.url);
      next = isRepeated ? { ...next, url: to } : { method: 'GET', url: to, body: '' };
    }
    throw new Error('Too many redirects.');
  };

  return {
    visited,
    get: (url, headers) => load('GET', url, headers),
    post(url, form = {}) {
      const type = { 'content-type': 'application/x-www-form-urlencoded' };
      return load('POST', url, type, new URLSearchParams(form).toString());
    },
    async send(url, body) {
      const to = new URL(url, here());
      const answer = await send({ method: 'POST', url: to, body }, {});
      storeCookies(to.hostname, answer.headers['set-cookie']);
      return { status: answer.statusCode ?? 0, url, text: await textOf(answer) };
    },
    cookie: (name, host) =>
      jar.find((stored) => stored.name === name && stored.domain === `${host}.localhost`)?.value,
    cookieHeader,
  };
}

function fits({ domain, isHostOnly }: StoredCookie, host: string): boolean {
  return host === domain || (!isHostOnly && host.endsWith(`.${domain}`));
}

interface Sending {
  method: string;
  url: URL;
  body: string;
}

function send({ method, url, body }: Sending, headers: object): Promise<IncomingMessage> {
  const { host, port, pathname, search } = url;
  return new Promise((resolve, reject) => {
    const options = { hostname: '127.0.0.1', port, path: pathname + search, method, agent: false };
    const sending = request({ ...options, headers: { host, ...headers } }, resolve);
    sending.on('error', reject);
    sending.end(body);
  });
}

async function textOf(answer: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of answer as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
