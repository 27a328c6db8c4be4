import { cookie, html, json, paths, redirect, type Visit } from './http';
import { createSignedInUsers, type SignedInUser } from './signed-in-users';
import { page, signInForm } from './page';
import { personIn, WRONG_PASSWORD } from './people';
import { newSecret } from './secret';
import type { NetworkSite } from './site';

const BRAND = { name: 'Tumblr', colour: '#001935' };

/** Four headers of three requests; the sign-in page sends an anonymous `Authorization` too. */
export function createTumblr(): NetworkSite {
  const signedInUsers = createSignedInUsers();
  const visitorOf = ({ cookies }: Visit) => {
    const sid = cookies.get('sid');
    return signedInUsers.find(({ values }) => sid !== undefined && values['sid'] === sid);
  };

  return {
    signedInUsers,
    hosts: {
      'www.tumblr': paths({
        'GET /login': () => html(signIn(), [cookie('tmgioct', newSecret())]),
        'POST /login': ({ form }) => {
          const person = personIn(form);
          if (person === undefined) return html(signIn(WRONG_PASSWORD));
          const values = {
            sid: newSecret(),
            authorization: `Bearer ${newSecret()}`,
            x_csrf: newSecret(),
            x_version: 'redpop/3/0//redpop/',
          };
          signedInUsers.add({ person, values });
          return redirect('/messages', [
            cookie('sid', values.sid, { httpOnly: true }),
            cookie('logged_in', '1'),
          ]);
        },
        'GET /messages': (visit) => {
          const signedInUser = visitorOf(visit);
          return signedInUser === undefined
            ? redirect('/login', [], 302)
            : html(messages(signedInUser));
        },
        'GET /api/v2/*': (visit) => {
          const signedInUser = visitorOf(visit);
          if (signedInUser !== undefined)
            signedInUser.values['cookie'] = visit.headers.cookie ?? '';
          return json({});
        },
        'GET /svc/secure_form_key': () => json({}),
      }),
    },
  };
}

function signIn(problem?: string): string {
  return page(BRAND, {
    heading: 'Log in to Tumblr',
    body: signInForm({ action: '/login', user: 'Email', problem }),
    script: `fetch('/api/v2/features', { headers: { Authorization: 'Bearer anonymous' } });`,
  });
}

function messages({ values: { authorization, x_csrf, x_version } }: SignedInUser): string {
  const [identity, version, csrf] = [
    { Authorization: authorization },
    { 'X-Version': x_version },
    { 'X-CSRF': x_csrf },
  ].map((headers) => JSON.stringify({ headers }));
  return page(BRAND, {
    heading: 'Messages',
    body: '<p>You are logged in.</p>',
    script: `(async () => {
  await fetch('/api/v2/user/info', ${identity});
  await fetch('/api/v2/conversations', ${version});
  await fetch('/svc/secure_form_key', ${csrf});
})();`,
  });
}
