import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { StepMessage } from '../../shared/browser-extension/messages';

/** What the site has of its user. Each is looked for afterwards where it must not be. */
export const SECRETS = {
  session: 'session-value-3f1c',
  partitioned: 'partitioned-value-77aa',
  storage: 'storage-value-9b2e',
  header: 'header-value-c41d',
  body: 'body-value-05fe',
  script: 'script-value-8d60',
  unwanted: 'unwanted-value-1e9b',
} as const;

/** A stand-in for a network's site, where its user is signed in already. */
export interface SignInSite {
  readonly url: string;
  /** What a step of such a network says. */
  step(changes?: Partial<StepMessage>): StepMessage;
  stop(): Promise<void>;
}

const COOKIES = [
  `sessionid=${SECRETS.session}; HttpOnly; Path=/; Domain=net.localhost`,
  `part=${SECRETS.partitioned}; Secure; HttpOnly; Path=/; SameSite=None; Partitioned`,
  `other=${SECRETS.unwanted}`,
];

const PAGE = `<!doctype html><title>Alice at Net</title><h1>Net</h1><script>
localStorage.setItem('token', '${SECRETS.storage}');
localStorage.setItem('other', '${SECRETS.unwanted}');
fetch('/api', {
  method: 'POST',
  headers: { 'X-Net-Auth': '${SECRETS.header}', 'X-Other': '${SECRETS.unwanted}' },
  body: JSON.stringify({ user: { csrf: '${SECRETS.body}', other: '${SECRETS.unwanted}' } }),
});
</script>`;

export async function startSignInSite(): Promise<SignInSite> {
  const server = createServer((_request, response) => {
    // The browser keeps no copy of the page, in which the values stand.
    const headers = { 'content-type': 'text/html', 'cache-control': 'no-store' };
    response.writeHead(200, { ...headers, 'set-cookie': COOKIES });
    response.end(PAGE);
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const { port } = server.address() as AddressInfo;
  const url = `http://www.net.localhost:${port}/`;
  return {
    url,
    step: (changes) => ({
      type: 'step',
      protocol: 1,
      key: 'step-1',
      network: 'Net',
      account: 'Net (Alice)',
      url,
      hosts: ['net.localhost'],
      wanted: [
        { kind: 'cookie', name: 'sessionid', domain: '.net.localhost' },
        { kind: 'cookie', name: 'part', domain: null },
        { kind: 'storage', name: 'token' },
      ],
      fields: [
        { name: 'sessionid', required: true },
        { name: 'part', required: true },
        { name: 'token', required: false },
      ],
      hasFinalPage: false,
      ...changes,
    }),
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** What else a step may want of this site. */
export const REQUESTS_AND_SCRIPT: StepMessage['wanted'] = [
  { kind: 'header', name: 'x-net-auth' },
  { kind: 'body', name: 'user.csrf' },
  {
    kind: 'script',
    names: ['fromScript'],
    code: `new Promise((resolve) => setTimeout(() => resolve({ fromScript: '${SECRETS.script}', other: '${SECRETS.unwanted}' }), 200))`,
  },
];
