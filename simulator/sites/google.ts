import {
  cookie,
  html,
  paths,
  quoted,
  redirect,
  type CookieOptions,
  type Reply,
  type SiteEnv,
  type Visit,
} from './http';
import { createSignedInUsers } from './signed-in-users';
import { escapeHtml, page } from './page';
import { personOf, WRONG_PASSWORD } from './people';
import { newSecret } from './secret';
import type { NetworkSite } from './site';

const BRAND = { name: 'Google', colour: '#0b57d0' };
const EVERYWHERE: CookieOptions = { domain: 'google', maxAgeS: 63_072_000 };

/** For this user name the site shows that the browser may not be secure. */
export const REJECTED_USER = 'rejected@example.com';

/** The cookies of every Google host, and whether scripts may see them. */
const SHARED: Readonly<Record<string, CookieOptions>> = {
  SID: EVERYWHERE,
  HSID: { ...EVERYWHERE, httpOnly: true },
  SSID: { ...EVERYWHERE, httpOnly: true },
  APISID: EVERYWHERE,
  SAPISID: EVERYWHERE,
  // A browser accepts it over https alone, so the bridge must not require it.
  '__Secure-1PSIDTS': { ...EVERYWHERE, httpOnly: true, more: 'Secure' },
};

/**
 * One account for several hosts: `accounts` asks for user and password on two pages and sends back
 * to where the browser came from; Messages and Voice then set a cookie of their own host.
 */
export function createGoogle(env: SiteEnv): NetworkSite {
  const signedInUsers = createSignedInUsers();
  const visitorOf = ({ cookies }: Visit) => {
    const sid = cookies.get('SID');
    return signedInUsers.find(({ values }) => sid !== undefined && values['SID'] === sid);
  };
  const identifier = (to: string) =>
    redirect(
      `${env.origin('accounts.google')}/v3/signin/identifier?continue=${encodeURIComponent(to)}`,
      [],
      302,
    );
  /** Sends on to `then`, once somebody is signed in, with `name` set for the answering host. */
  const ownCookie = (visit: Visit, name: string, field: string, then: Reply): Reply => {
    const signedInUser = visitorOf(visit);
    if (signedInUser === undefined) return identifier(visit.url.href);
    signedInUser.values[field] ??= newSecret();
    const own = cookie(name, signedInUser.values[field], { httpOnly: true });
    return { ...then, headers: { ...then.headers, 'set-cookie': own } };
  };

  return {
    signedInUsers,
    hosts: {
      'accounts.google': paths({
        'GET /AccountChooser': ({ url }) => identifier(backTo(url)),
        'GET /v3/signin/identifier': ({ url }) => html(askUser(backTo(url))),
        'POST /v3/signin/identifier': ({ form }) => {
          const user = form.get('identifier') ?? '';
          if (user === REJECTED_USER) return redirect('/v3/signin/rejected?rrk=46');
          return html(askPassword(user, form.get('continue') ?? ''));
        },
        'GET /v3/signin/rejected': () => html(rejected()),
        'POST /v3/signin/challenge/pwd': ({ form }) => {
          const [user, to] = [form.get('user') ?? '', form.get('continue') ?? ''];
          const person = personOf(user, form.get('password'));
          if (person === undefined) return html(askPassword(user, to, WRONG_PASSWORD));
          const names = [...Object.keys(SHARED), 'LSID'];
          const values = Object.fromEntries(names.map((name) => [name, newSecret('g.')]));
          signedInUsers.add({ person, values });
          const cookies = names.map((name) =>
            cookie(name, values[name] ?? '', SHARED[name] ?? { httpOnly: true }),
          );
          return redirect(isGoogle(to) ? to : '/', cookies);
        },
      }),
      'messages.google': paths({
        'GET /web/': (visit) => ownCookie(visit, 'OSID', 'OSID', html(messages())),
      }),
      'voice.google': paths({
        'GET /signup': (visit) => ownCookie(visit, 'OSID', 'voice_OSID', redirect('/u/0/calls')),
        'GET /u/0/calls': () => html(voice()),
      }),
    },
  };

  function backTo(url: URL): string {
    return url.searchParams.get('continue') ?? `${env.origin('messages.google')}/web/`;
  }
}

/** Whether an address is one of this site's own. */
function isGoogle(to: string): boolean {
  return new RegExp(`^http://[a-z]+${quoted('.google.localhost')}:\\d+/`).test(to);
}

function askUser(to: string): string {
  return page(BRAND, {
    heading: 'Sign in',
    body: `<form method="post" action="/v3/signin/identifier">
<input type="hidden" name="continue" value="${escapeHtml(to)}">
<label>Email or phone <input name="identifier" autocomplete="username" required></label>
<button>Next</button>
</form>`,
  });
}

function askPassword(user: string, to: string, problem?: string): string {
  const alert = problem === undefined ? '' : `<p class="problem" role="alert">${problem}</p>`;
  return page(BRAND, {
    heading: 'Welcome',
    body: `${alert}<p>${escapeHtml(user)}</p>
<form method="post" action="/v3/signin/challenge/pwd">
<input type="hidden" name="continue" value="${escapeHtml(to)}">
<input type="hidden" name="user" value="${escapeHtml(user)}">
<label>Password <input name="password" type="password" autocomplete="current-password" required></label>
<button>Next</button>
</form>`,
  });
}

/** In the words of Google's own page, which a program may look for. */
function rejected(): string {
  return page(BRAND, {
    heading: 'Couldn’t sign you in',
    body: `<p>This browser or app may not be secure. <a href="#learn">Learn more</a></p>
<p>Try using a different browser. If you’re already using a supported browser, you can try again to
sign in.</p>`,
  });
}

function messages(): string {
  return page(BRAND, { heading: 'Messages for web', body: '<p>You are signed in.</p>' });
}

function voice(): string {
  return page(BRAND, { heading: 'Google Voice', body: '<p>You are signed in.</p>' });
}
