import { expect } from '@playwright/test';
import { eventually } from '../desktop/wait';
import { test, type WebviewHarness } from './fixtures';
import { type Answer, type Site } from './site';

test('sites see a plain Chrome, in pages, frames of other sites and workers', async ({
  webview,
  site,
}) => {
  const agents = await agentsSeen(webview, site, null);
  expect(new Set(agents).size).toBe(1);
  expect(agents[0]).toMatch(/Chrome\/\d+\.0\.0\.0 Safari/);
  expect(agents[0]).not.toMatch(/Electron|Harness/);
});

test('a user agent that the step names is used everywhere, with hints that agree', async ({
  webview,
  site,
}) => {
  const named =
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';
  const agents = await agentsSeen(webview, site, named);
  expect([...new Set(agents)]).toEqual([named]);
  const hinted = site.requests.filter(({ headers }) => 'sec-ch-ua' in headers);
  expect(hinted.length).toBeGreaterThan(0);
  for (const { headers } of hinted) {
    expect(headers['sec-ch-ua']).toContain('"Chromium";v="140"');
    expect(headers['sec-ch-ua-platform']).toBe('"Windows"');
  }
});

/** Every user agent that a site sees, in headers and in what its scripts and workers tell. */
async function agentsSeen(webview: WebviewHarness, site: Site, userAgent: string | null) {
  const tell = `fetch('/seen?' + encodeURIComponent(navigator.userAgent));`;
  const script =
    (code: string): Answer =>
    (_request, response) => {
      response.setHeader('content-type', 'text/javascript');
      response.end(code);
    };
  site.on('/worker.js', script(tell));
  // What a service worker calls itself cannot be overridden, only what its requests say.
  site.on('/service.js', script(userAgent === null ? tell : `fetch('/seen')`));
  site.on('/inner', `<script>${tell}</script>`);
  // Electron before 36 loses frames of other sites when it and Playwright both debug a page
  // (electron/electron#46048); it debugs only where a user agent is named.
  const frame =
    userAgent === null ? `<iframe src="${site.at('id.other', '/inner')}"></iframe>` : '';
  site.on(
    '/login',
    `${frame}<script>
      ${tell}
      new Worker('/worker.js');
      navigator.serviceWorker.register('/service.js');
    </script>`,
  );
  await webview.start(site.at('www.net', '/login'), { userAgent });
  const said = () => site.requests.filter(({ path }) => path.startsWith('/seen'));
  const count = userAgent === null ? 4 : 3;
  await eventually({ what: 'all to tell', read: said, until: (all) => all.length === count });
  return site.requests.flatMap(({ headers, path }) => [
    headers['user-agent'] ?? '',
    ...(path.startsWith('/seen?') ? [decodeURIComponent(path.replace('/seen?', ''))] : []),
  ]);
}
