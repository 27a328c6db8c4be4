import { createHash } from 'node:crypto';
import {
  beeperMessageText,
  type CallbackOutcome,
  callbackPageText,
} from '../../shared/strings/callback-page';

/** A page of the callback server. */
export interface Page {
  status: number;
  html: string;
}

const STYLE = `
:root { color-scheme: light dark; --canvas: #f6f6f8; --surface: #fff; --line: #dddde3;
  --ink: #1b1c20; --soft: #585b65; }
@media (prefers-color-scheme: dark) {
  :root { --canvas: #17181c; --surface: #222327; --line: #383a41; --ink: #ededf0; --soft: #a9acb6; }
}
body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: var(--canvas);
  color: var(--ink); font: 16px/1.5 system-ui, -apple-system, 'Segoe UI', 'Noto Sans', sans-serif; }
main { box-sizing: border-box; width: min(30rem, 100% - 2rem); padding: 2rem; border-radius: 12px;
  border: 1px solid var(--line); background: var(--surface); overflow-wrap: anywhere; }
.program { margin: 0 0 1rem; color: var(--soft); font-size: 0.875rem; }
h1 { margin: 0 0 0.5rem; font-size: 1.375rem; line-height: 1.3; }
p { margin: 0.5rem 0 0; }
.detail { color: var(--soft); }
`;

/**
 * The headers of every page.
 *
 * SECURITY: the page's address holds the code. The page is not cached, loads nothing that could learn
 * the address, and no other page may frame it. Its one style is allowed by hash.
 */
export const PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy': [
    "default-src 'none'",
    `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  connection: 'close',
} as const;

/** The page for an outcome; `detail` is Beeper's own message, if it gave one. */
export function callbackPage(outcome: CallbackOutcome, detail: string | null): Page {
  const { heading, text } = callbackPageText(outcome);
  const detailHTML =
    detail === null ? '' : `<p class="detail">${escape(beeperMessageText(detail))}</p>`;
  return {
    status: outcome === 'connected' ? 200 : 400,
    html: `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escape(heading)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<p class="program">Bridgekeeper</p>
<h1>${escape(heading)}</h1>
<p>${escape(text)}</p>
${detailHTML}</main>
</body>
</html>
`,
  };
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escape(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
