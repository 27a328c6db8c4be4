import type { IncomingHttpHeaders } from 'node:http';
import { contradiction } from '../client-hints';
import { json, type Visit } from '../http';
import { labPage, signInPage, SIGN_IN_BUTTON, type Oddity, type LabRun } from './oddity';

/** Stores what a script of the page found out. */
function report(run: LabRun, { text }: Visit) {
  run.observe(JSON.parse(text) as Record<string, unknown>);
  return json({});
}

const REPORT = `const report = (what) => fetch('report', { method: 'POST', body: JSON.stringify(what) });`;

const passkey: Oddity = {
  id: 'passkey',
  name: 'A passkey',
  description: 'It waits for a passkey, and shows its form only once that is refused.',
  pages: {
    'GET ': (run) =>
      labPage(
        run,
        `<p id="wait">Waiting for your passkey…</p><div hidden>${SIGN_IN_BUTTON}</div>`,
        `${REPORT}
const publicKey = { challenge: new Uint8Array(32), userVerification: 'preferred' };
navigator.credentials.get({ publicKey }).then(
  () => report({ passkey: 'given' }),
  (error) => {
    report({ passkey: error.name });
    document.getElementById('wait').hidden = true;
    document.querySelector('div').hidden = false;
  },
);`,
      ),
    'POST report': report,
  },
};

const dialogs: Oddity = {
  id: 'dialogs',
  name: 'Dialogs',
  description: 'It greets with an alert, asks for a confirmation, and does not like to be left.',
  pages: {
    'GET ': (run) =>
      signInPage(
        run,
        `addEventListener('load', () => setTimeout(() => alert('Welcome to the lab'), 0));
document.forms[0].addEventListener('submit', () => { confirm('Sign in now?'); });
addEventListener('beforeunload', (event) => {
  event.preventDefault();
  event.returnValue = '';
});`,
      ),
  },
};

const download: Oddity = {
  id: 'download',
  name: 'A download',
  description: 'It wants to give you its app before anything else.',
  pages: {
    'GET ': (run) =>
      signInPage(
        run,
        `location.href = 'app.zip';`,
        '<p><a href="app.zip" download>Download the app</a></p>',
      ),
    'GET app.zip': () => ({
      headers: {
        'content-type': 'application/zip',
        'content-disposition': 'attachment; filename="app.zip"',
      },
      body: 'not really',
    }),
  },
};

const appScheme: Oddity = {
  id: 'app-scheme',
  name: 'An app',
  description: 'It tries every way to open an app instead.',
  pages: {
    'GET ': (run) =>
      signInPage(
        run,
        `location.href = 'slack://lab/magic-login';
window.open('fb-messenger://threads');`,
        `<iframe title="App" src="intent://lab#Intent;scheme=lab;end"></iframe>
<p><a href="fb-messenger://threads">Open in Messenger</a> ·
<a href="slack://open" target="_blank">Open Slack</a></p>`,
      ),
  },
};

const permissions: Oddity = {
  id: 'permissions',
  name: 'Permissions',
  description: 'It asks for the location, the camera and notifications.',
  pages: {
    'GET ': (run) =>
      signInPage(
        run,
        `${REPORT}
const outcome = (promise) => promise.then(() => 'granted', (error) => error.name ?? 'refused');
const position = new Promise((resolve, reject) => {
  navigator.geolocation.getCurrentPosition(resolve, () => reject({ name: 'refused' }));
});
Promise.all([
  outcome(position),
  outcome(navigator.mediaDevices.getUserMedia({ video: true })),
  Notification.requestPermission(),
]).then(([geolocation, camera, notifications]) => report({ geolocation, camera, notifications }));`,
      ),
    'POST report': report,
  },
};

const HIGH_ENTROPY = ['architecture', 'bitness', 'fullVersionList', 'model', 'platformVersion'];

const clientHints: Oddity = {
  id: 'client-hints',
  name: 'Client hints',
  description: 'It compares the user agent with all that the browser says about itself.',
  step: (usual) => ({
    ...usual,
    userAgent:
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) ' +
      'Chrome/140.0.0.0 Safari/537.36',
  }),
  pages: {
    'GET ': (run) => {
      const first = signInPage(
        run,
        `${REPORT}
(async () => {
  const data = navigator.userAgentData;
  const high = await data?.getHighEntropyValues(${JSON.stringify(HIGH_ENTROPY)});
  const { userAgent, platform } = navigator;
  await report({ userAgent, platform, userAgentData: data?.toJSON() ?? null, high: high ?? null });
})();`,
      );
      const wanted =
        'Sec-CH-UA-Full-Version-List, Sec-CH-UA-Platform-Version, Sec-CH-UA-Arch, Sec-CH-UA-Model';
      return { ...first, headers: { ...first.headers, 'accept-ch': wanted } };
    },
    'POST report': (run, { headers, text }) => {
      const hints = Object.entries(headers).filter(([name]) => /^(user-agent|sec-ch-)/.test(name));
      const reported = JSON.parse(text) as BrowserReport;
      run.observe({ headers: Object.fromEntries(hints), page: reported });
      const found = contradiction(headers) ?? contradiction(asHeaders(reported));
      if (found !== undefined) run.rejectValues(found);
      return json({});
    },
  },
};

/** What a page learns about the browser from its own globals. */
interface BrowserReport {
  userAgent: string;
  userAgentData: { brands: { brand: string; version: string }[]; platform: string } | null;
}

function asHeaders({ userAgent, userAgentData }: BrowserReport): IncomingHttpHeaders {
  if (userAgentData === null) return { 'user-agent': userAgent };
  const { brands, platform } = userAgentData;
  return {
    'user-agent': userAgent,
    'sec-ch-ua-platform': `"${platform}"`,
    'sec-ch-ua': brands.map(({ brand, version }) => `"${brand}";v="${version}"`).join(', '),
  };
}

export const DEMAND_ODDITIES = [passkey, dialogs, download, appScheme, permissions, clientHints];
