import type { RequestListener } from 'node:http';
import { readText } from '../body';
import { openListener, type Listener } from '../listener';
import { cookiesOf, paths, type Hosts, type Reply, type SiteEnv, type Visit } from './http';
import { FOX_PNG } from './fox-picture';
import { createNetworks, type Networks } from './networks';
import type { Observation } from './lab/oddity';
import { PASSWORD, USERS } from './people';
import { SELF_SIGNED } from './self-signed';

/** What a test needs to know of the sites. */
export interface SiteFacts {
  /** `http://HOST.localhost:PORT` by host without `.localhost`: `www.facebook`. */
  origins: Readonly<Record<string, string>>;
  /** User names by person; good on every site. */
  users: typeof USERS;
  /** Of each of them. */
  password: string;
  /** By network: who is signed in, and the values that a bridge accepts for it. */
  visitors: Readonly<Record<string, readonly { person: string; values: Record<string, string> }[]>>;
  /** What the pages of the lab observed about the browser, oldest first. */
  observations: readonly Observation[];
}

/** The sign-in sites. */
export interface Sites extends SiteEnv {
  readonly networks: Networks;
  /** A picture on 127.0.0.1, for programs that cannot resolve `*.localhost`. */
  emojiURL(): string;
  /** Starts listening on 127.0.0.1, unless it does. */
  open(): Promise<void>;
  facts(): SiteFacts;
  /** Forgets who is signed in. */
  forget(): void;
  /** Stops listening; may be called twice. */
  close(): Promise<void>;
}

interface Ports {
  plain: Listener;
  secure: Listener;
}

/** The sites; none listens before `open`. `delayMs`: see `SiteEnv`. */
export function createSites(delayMs: number): Sites {
  let opening: Promise<Ports> | undefined;
  let ports: Ports | undefined;
  const at = (scheme: 'http' | 'https', host: string, listener: Listener | undefined) => {
    if (listener === undefined) throw new Error('The sites are not open yet.');
    return `${scheme}://${host}.localhost:${listener.port}`;
  };
  const env: SiteEnv = {
    origin: (host) => at('http', host, ports?.plain),
    secureOrigin: (host) => at('https', host, ports?.secure),
    delayMs,
  };
  const networks = createNetworks(env);
  const hosts = Object.assign({}, ...Object.values(networks).map((site) => site.hosts)) as Hosts;
  const all = { ...hosts, [LOOPBACK]: PICTURES };
  const listen = async () => {
    const plain = await openListener(serve(all, 'http'), 0);
    const secure = await openListener(serve(all, 'https'), 0, SELF_SIGNED);
    ports = { plain, secure };
    return ports;
  };

  return {
    ...env,
    networks,
    emojiURL: () => `http://${LOOPBACK}:${String(ports?.plain.port)}${EMOJI_PATH}`,
    async open() {
      opening ??= listen();
      await opening;
    },
    facts: () => ({
      origins: Object.fromEntries(Object.keys(hosts).map((host) => [host, env.origin(host)])),
      users: USERS,
      password: PASSWORD,
      visitors: Object.fromEntries(
        Object.entries(networks).map(([name, { signedInUsers }]) => [
          name,
          signedInUsers.list().map(({ person, values }) => ({ person, values })),
        ]),
      ),
      observations: networks.lab.observations(),
    }),
    forget() {
      for (const { signedInUsers } of Object.values(networks)) signedInUsers.clear();
    },
    async close() {
      const open = await opening;
      await Promise.all([open?.plain.down(), open?.secure.down()]);
    },
  };
}

const LOOPBACK = '127.0.0.1';
const EMOJI_PATH = '/emoji/1f98a.png';

const PICTURES = paths({
  [`GET ${EMOJI_PATH}`]: () => ({
    headers: { 'content-type': 'image/png' },
    body: Buffer.from(FOX_PNG, 'base64'),
  }),
});

function serve(hosts: Hosts, scheme: 'http' | 'https'): RequestListener {
  return (request, response) => {
    const { method = 'GET', headers, url = '/' } = request;
    const { host = '' } = headers;
    const site = hosts[host.replace(/(\.localhost)?(:\d+)?$/, '')];
    const answer = async (): Promise<Reply> => {
      const text = await readText(request);
      if (site === undefined) return { status: 404, body: 'There is no such site.' };
      if (text === 'too-large') return { status: 413 };
      const form = formOf(headers['content-type'], text);
      const cookies = cookiesOf(headers.cookie);
      return site({
        method,
        url: new URL(url, `${scheme}://${host}`),
        headers,
        cookies,
        form,
        text,
      });
    };
    answer().then(
      ({ status = 200, headers: sent, body, hangsUp }) => {
        if (hangsUp === true) {
          request.socket.destroy();
          return;
        }
        response.writeHead(status, { 'cache-control': 'no-store', ...sent });
        response.end(body);
      },
      (error: unknown) => {
        response.writeHead(500).end(`The site failed: ${String(error)}`);
      },
    );
  };
}

function formOf(contentType: string | undefined, text: string): Visit['form'] {
  const isForm = contentType?.startsWith('application/x-www-form-urlencoded') ?? false;
  return new URLSearchParams(isForm ? text : '');
}
