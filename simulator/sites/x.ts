import { cookie, decodedCookie, html, json, paths, plain, redirect, type SiteEnv } from './http';
import { createSignedInUsers } from './signed-in-users';
import { page, signInForm } from './page';
import { personIn, WRONG_PASSWORD } from './people';
import { newSecret } from './secret';
import type { NetworkSite } from './site';

const BRAND = { name: 'X', colour: '#0f1419' };
const EVERYWHERE = { domain: 'x' };
const HIDDEN = { ...EVERYWHERE, httpOnly: true };

/** How many times a secret stands in a castle token, which is long and has line breaks. */
const CASTLE_LINES = 5;

/**
 * `ct0` is set before anybody signs in and rotated when somebody does; the way home leads over a
 * host that sets an `auth_token` of its own. `/robots.txt` is where the password login gets its
 * castle token.
 */
export function createX(env: SiteEnv): NetworkSite {
  const signedInUsers = createSignedInUsers();
  const signIn = (problem?: string) =>
    page(BRAND, {
      heading: 'Sign in to X',
      body: signInForm({ action: '/sessions', user: 'Phone, email, or username', problem }),
    });

  return {
    signedInUsers,
    hosts: {
      x: paths({
        'GET /i/flow/login': () =>
          html(signIn(), [cookie('guest_id', 'v1%3A0'), cookie('ct0', newSecret(), EVERYWHERE)]),
        'POST /sessions': ({ form }) => {
          const person = personIn(form);
          if (person === undefined) return html(signIn(WRONG_PASSWORD));
          const values = { ct0: newSecret(), auth_token: newSecret() };
          signedInUsers.add({ person, values });
          return redirect(`${env.origin('t')}/r?to=home`, [
            cookie('ct0', values.ct0, EVERYWHERE),
            cookie('auth_token', values.auth_token, HIDDEN),
          ]);
        },
        'GET /home': () =>
          html(page(BRAND, { heading: 'Home', body: '<p>You are signed in.</p>' })),
        'GET /robots.txt': () => ({
          ...plain('User-agent: *\nDisallow: /\n'),
          headers: { 'content-type': 'text/plain', 'set-cookie': cookie('guest_id', newGuest()) },
        }),
        'GET /i/castle': ({ headers, cookies }) => {
          const castle_token = Array.from({ length: CASTLE_LINES }, () => newSecret()).join('\n');
          const browser_user_agent = headers['user-agent'] ?? '';
          const guest_id = decodedCookie(cookies.get('guest_id') ?? '');
          const values = { castle_token, browser_user_agent, guest_id };
          signedInUsers.add({ person: 'alice', values });
          return json({ castle_token });
        },
      }),
      t: paths({
        'GET /r': () => redirect(`${env.origin('x')}/home`, [cookie('auth_token', 'decoy')], 302),
      }),
    },
  };
}

function newGuest(): string {
  return `v1%3A${newSecret()}`;
}
