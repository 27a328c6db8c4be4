import { createHash } from 'node:crypto';
import type { Scope } from './scopes';
import type { Answer } from '../answer';
import { escapeHtml } from '../sites/page';
import { NOT_STORED } from './error';
import type { AuthorizationRequest } from './authorization-request';

const MEANING: Readonly<Record<Scope, string>> = {
  read: 'see your accounts and whether they are connected',
  write: 'sign your accounts in and out',
};

/**
 * The page that asks the user `question`. It needs no script; its buttons "Allow" and "Deny" post
 * `secret`, by which the answer is known to come from this page.
 */
export function consentPage(
  { client, scopes, redirectURI }: AuthorizationRequest,
  secret: string,
): Answer {
  const { origin, host } = new URL(redirectURI);
  const items = scopes.map((scope) => `<li>${MEANING[scope]}</li>`).join('\n');
  const body = `<p><b>${escapeHtml(client.name)}</b> would like to:</p>
<ul>
${items}
</ul>
<p>Allow it only if you have just asked for this. Your answer goes to ${host}, on this computer.</p>
<form method="post" action="/oauth/authorize">
<input type="hidden" name="request" value="${secret}">
<button name="decision" value="allow">Allow</button>
<button name="decision" value="deny" class="quiet">Deny</button>
</form>`;
  // Chromium applies `form-action` to the redirect that follows as well.
  return page(200, `Let ${client.name} use Beeper?`, body, `'self' ${origin}`);
}

/** The page for a request that is not answered by a redirect. */
export function errorPage(sentence: string): Answer {
  const body = `<p>${sentence}</p>
<p>You can close this page and try again from the program.</p>`;
  return page(400, 'This did not work', body, "'none'");
}

function page(status: number, heading: string, body: string, formAction: string): Answer {
  return {
    status,
    headers: {
      ...NOT_STORED,
      'content-security-policy':
        `default-src 'none'; style-src '${STYLE_HASH}'; form-action ${formAction}; ` +
        `img-src data:; base-uri 'none'; frame-ancestors 'none'`,
      'referrer-policy': 'no-referrer',
    },
    page: `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(heading)}</title>
<link rel="icon" href="data:,">
<style>${STYLE}</style>
<main>
<h1>${escapeHtml(heading)}</h1>
${body}
</main>
<footer>This Beeper is a simulation: it has no real accounts.</footer>
</html>`,
  };
}

const STYLE = `
:root{color-scheme:light dark;
 --text:light-dark(#1c1e21,#eceef1);--soft:light-dark(#55585e,#a9aeb6);
 --back:light-dark(#f3f4f6,#17181b);--card:light-dark(#fff,#232529);
 --brand:light-dark(#3b5bdb,#91a7ff);--on-brand:light-dark(#fff,#10131f)}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;display:flex;flex-direction:column;align-items:center;
 font:16px/1.5 system-ui,sans-serif;color:var(--text);background:var(--back)}
main{width:min(440px,calc(100% - 32px));margin:48px 0 24px;padding:28px;
 background:var(--card);border-radius:12px;overflow-wrap:anywhere}
h1{margin:0 0 16px;font-size:22px;line-height:1.25}
p,ul{margin:0 0 12px}
form{display:flex;gap:12px;margin-top:20px}
button{flex:1;padding:10px 18px;font:inherit;font-weight:600;cursor:pointer;border-radius:8px;
 color:var(--on-brand);background:var(--brand);border:1px solid var(--brand)}
.quiet{color:var(--text);background:none;border-color:var(--soft)}
:focus-visible{outline:3px solid var(--brand);outline-offset:2px}
footer{margin-top:auto;padding:16px;font-size:13px;color:var(--soft);text-align:center}
`;

const STYLE_HASH = `sha256-${createHash('sha256').update(STYLE).digest('base64')}`;
