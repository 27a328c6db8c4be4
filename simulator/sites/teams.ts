import { cookie, html, paths, redirect, type SiteEnv, type Visit } from './http';
import { createSignedInUsers, type SignedInUser } from './signed-in-users';
import { buttonForm, escapeHtml, page } from './page';
import { personOf, WRONG_PASSWORD } from './people';
import { newSecret } from './secret';
import type { NetworkSite } from './site';

const BRAND = { name: 'Microsoft Teams', colour: '#5b5fc7' };

/** The key of Teams' tokens in the local storage. */
export const TEAMS_STORAGE_KEY = 'tmp.auth.v1.GLOBAL.Tokens';

/**
 * Another host signs in on three pages and posts back a form that submits itself. The tokens get
 * into the local storage a while after the last page has loaded.
 */
export function createTeams(env: SiteEnv): NetworkSite {
  const signedInUsers = createSignedInUsers();
  const visitorOf = ({ cookies }: Visit) => {
    const session = cookies.get('authtoken');
    return signedInUsers.find(
      ({ values }) => session !== undefined && values['session'] === session,
    );
  };

  return {
    signedInUsers,
    hosts: {
      teams: paths({
        'GET /v2': () => redirect('/v2/', [], 301),
        'GET /v2/': (visit) => {
          const signedInUser = visitorOf(visit);
          const authorize = `${env.origin('login.microsoftonline')}/common/oauth2/v2.0/authorize`;
          if (signedInUser === undefined) return redirect(authorize, [], 302);
          return html(app(signedInUser, env.delayMs));
        },
        'POST /v2/auth': ({ form }) =>
          redirect('/v2/', [cookie('authtoken', form.get('code') ?? '', { httpOnly: true })]),
      }),
      'login.microsoftonline': paths({
        'GET /common/oauth2/v2.0/authorize': () => html(askUser()),
        'POST /common/GetCredentialType': ({ form }) => html(askPassword(form.get('user') ?? '')),
        'POST /common/login': ({ form }) => {
          const user = form.get('user') ?? '';
          const person = personOf(user, form.get('password'));
          if (person === undefined) return html(askPassword(user, WRONG_PASSWORD));
          const session = newSecret();
          const storage = JSON.stringify({ 'https://teams': { access_token: newSecret('eyJ') } });
          signedInUsers.add({ person, values: { session, storage } });
          return html(staySignedIn(), [cookie('ESTSAUTH', session, { httpOnly: true })]);
        },
        'POST /kmsi': ({ cookies }) =>
          html(formPost(`${env.origin('teams')}/v2/auth`, cookies.get('ESTSAUTH') ?? '')),
      }),
    },
  };
}

function askUser(): string {
  return page(BRAND, {
    heading: 'Sign in',
    body: `<form method="post" action="/common/GetCredentialType">
<label>Email, phone, or Skype <input name="user" autocomplete="username" required></label>
<button>Next</button>
</form>`,
  });
}

function askPassword(user: string, problem?: string): string {
  const alert = problem === undefined ? '' : `<p class="problem" role="alert">${problem}</p>`;
  return page(BRAND, {
    heading: 'Enter password',
    body: `${alert}<p>${escapeHtml(user)}</p>
<form method="post" action="/common/login">
<input type="hidden" name="user" value="${escapeHtml(user)}">
<label>Password <input name="password" type="password" autocomplete="current-password" required></label>
<button>Sign in</button>
</form>`,
  });
}

function staySignedIn(): string {
  return page(BRAND, { heading: 'Stay signed in?', body: buttonForm('/kmsi', 'Yes') });
}

function formPost(action: string, code: string): string {
  return page(BRAND, {
    heading: 'Working…',
    body: `<form method="post" action="${action}">
<input type="hidden" name="code" value="${escapeHtml(code)}"><button>Continue</button>
</form>`,
    script: 'document.forms[0].submit();',
  });
}

function app({ values: { storage } }: SignedInUser, delayMs: number): string {
  const [key, value] = [JSON.stringify(TEAMS_STORAGE_KEY), JSON.stringify(storage)];
  return page(BRAND, {
    heading: 'Chat',
    body: '<p>You are signed in.</p>',
    script: `setTimeout(() => localStorage.setItem(${key}, ${value}), ${delayMs});`,
  });
}
