import { PASSWORD, USERS } from './people';

/** What distinguishes one site from another at a glance. */
export interface Brand {
  name: string;
  /** A CSS colour with enough contrast for white text on it. */
  colour: string;
}

export interface Page {
  heading: string;
  /** HTML below the heading. */
  body: string;
  /** JavaScript, run at the end. */
  script?: string | undefined;
}

export function escapeHtml(text: string): string {
  const NAMED: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
  };
  return text.replace(/[&<>"]/g, (character) => NAMED[character] ?? character);
}

/** A whole document in the colours of `brand`. */
export function page({ name, colour }: Brand, { heading, body, script = '' }: Page): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(heading)} · ${escapeHtml(name)}</title>
<link rel="icon" href="data:,">
<style>${STYLE}:root{--brand:${colour}}</style>
<header>${escapeHtml(name)}</header>
<main>
<h1>${escapeHtml(heading)}</h1>
${body}
</main>
<footer>A made-up sign-in page: nothing you type here leaves this computer. ${HINT}</footer>
${script === '' ? '' : `<script>${script}</script>`}
</html>`;
}

const HINT = `Sign in as <b>${USERS.alice}</b> with the password <b>${PASSWORD}</b>.`;

const STYLE = `
*{box-sizing:border-box}
body{margin:0;min-height:100vh;display:flex;flex-direction:column;align-items:center;
 font:16px/1.5 system-ui,sans-serif;color:#1c1e21;background:#f3f4f6}
header{align-self:stretch;padding:14px 24px;background:var(--brand);color:#fff;
 font-size:20px;font-weight:700}
main{width:min(400px,calc(100% - 32px));margin:40px 0 24px;padding:24px;background:#fff;
 border-radius:12px;box-shadow:0 1px 3px #0003}
h1{margin:0 0 16px;font-size:22px;line-height:1.25}
form,p{margin:0 0 12px}
label{display:block;margin-bottom:12px;font-weight:600}
input{display:block;width:100%;margin-top:4px;padding:10px;font:inherit;
 border:1px solid #8d949e;border-radius:6px}
button,.button{display:inline-block;padding:10px 18px;font:inherit;font-weight:600;color:#fff;
 background:var(--brand);border:0;border-radius:6px;text-decoration:none;cursor:pointer}
.problem{padding:10px;color:#8a1c1c;background:#fde8e8;border-radius:6px}
footer{margin-top:auto;padding:16px;font-size:13px;color:#55585e;text-align:center}
iframe{width:100%;height:80px;border:1px solid #ccd0d5;border-radius:6px}
`;

export interface SignInForm {
  /** Where it is posted; left out, a script handles it. */
  action?: string;
  /** What the network calls a user name. */
  user?: string;
  button?: string;
  /** What was wrong with the last try. */
  problem?: string | undefined;
}

/** A form with the inputs `user` and `password`. */
export function signInForm(form: SignInForm): string {
  const { action, user = 'Email or phone number', button = 'Log in', problem } = form;
  const target = action === undefined ? '' : ` method="post" action="${escapeHtml(action)}"`;
  return `${problem === undefined ? '' : `<p class="problem" role="alert">${escapeHtml(problem)}</p>`}
<form${target}>
<label>${escapeHtml(user)} <input name="user" autocomplete="username" required></label>
<label>Password <input name="password" type="password" autocomplete="current-password" required></label>
<button>${escapeHtml(button)}</button>
</form>`;
}

/** A form that is nothing but a button. */
export function buttonForm(action: string, button: string): string {
  return `<form method="post" action="${escapeHtml(action)}"><button>${escapeHtml(button)}</button></form>`;
}
