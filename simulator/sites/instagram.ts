import { cookie, decodedCookie, html, json, paths, redirect, type Visit } from './http';
import { createSignedInUsers } from './signed-in-users';
import { page, signInForm } from './page';
import { personIn, WRONG_PASSWORD } from './people';
import { newSecret } from './secret';
import type { NetworkSite } from './site';

const BRAND = { name: 'Instagram', colour: '#c13584' };
const EVERYWHERE = { domain: 'instagram', maxAgeS: 31_536_000 };
const HIDDEN = { ...EVERYWHERE, httpOnly: true };

/**
 * A page that never loads again: it signs in by a request of its script and changes its address
 * without navigating. `csrftoken`, `mid` and `ig_did` exist before; signing in rotates the first.
 */
export function createInstagram(): NetworkSite {
  const signedInUsers = createSignedInUsers();
  const isSignedIn = ({ cookies }: Visit) => {
    const sessionid = decodedCookie(cookies.get('sessionid') ?? '');
    return signedInUsers.find(({ values }) => values['sessionid'] === sessionid) !== undefined;
  };
  const toWww = ({ url }: Visit) => redirect(`${url.protocol}//www.${url.host}/`, [], 301);

  return {
    signedInUsers,
    hosts: {
      instagram: toWww,
      'www.instagram': paths({
        'GET /accounts/login/': ({ cookies }) => html(signIn(), anonymous(cookies)),
        'POST /accounts/login/ajax/': ({ form, cookies }) => {
          const person = personIn(form);
          if (person === undefined) return json({ authenticated: false });
          const ds_user_id = person === 'bob' ? '17841400000000009' : '17841400000000001';
          const sessionid = `${ds_user_id}%3A${newSecret()}%3A28`;
          const csrftoken = newSecret();
          const [mid = '', ig_did = ''] = [cookies.get('mid'), cookies.get('ig_did')];
          const values = {
            sessionid: decodedCookie(sessionid),
            csrftoken,
            ds_user_id,
            mid,
            ig_did,
          };
          signedInUsers.add({ person, values });
          return json({ authenticated: true }, [
            cookie('sessionid', sessionid, HIDDEN),
            cookie('ds_user_id', ds_user_id, EVERYWHERE),
            cookie('csrftoken', csrftoken, EVERYWHERE),
          ]);
        },
        'GET /accounts/onetap/': () => html(signIn()),
        'GET /': (visit) =>
          isSignedIn(visit) ? html(home()) : redirect('/accounts/login/', [], 302),
      }),
    },
  };
}

/** The cookies that a browser without them gets. */
function anonymous(cookies: Visit['cookies']): string[] {
  const wanted = { csrftoken: EVERYWHERE, mid: HIDDEN, ig_did: HIDDEN };
  return Object.entries(wanted)
    .filter(([name]) => !cookies.has(name))
    .map(([name, options]) => cookie(name, newSecret(), options));
}

function signIn(): string {
  return page(BRAND, {
    heading: 'Log in to Instagram',
    body: `<p class="problem" role="alert" hidden>${WRONG_PASSWORD}</p>
${signInForm({ user: 'Phone number, username, or email' })}
<p id="onetap" hidden>Save your login info? <button type="button">Not now</button></p>`,
    script: SINGLE_PAGE,
  });
}

function home(): string {
  return page(BRAND, { heading: 'Home', body: '<p>You are logged in.</p>' });
}

const SINGLE_PAGE = `
const form = document.forms[0];
const onetap = document.getElementById('onetap');
form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const body = new URLSearchParams(new FormData(form));
  const answer = await fetch('/accounts/login/ajax/', { method: 'POST', body });
  const { authenticated } = await answer.json();
  document.querySelector('.problem').hidden = authenticated;
  if (!authenticated) return;
  history.pushState({}, '', '/accounts/onetap/?next=%2F');
  form.hidden = true;
  onetap.hidden = false;
});
onetap.querySelector('button').addEventListener('click', () => {
  history.pushState({}, '', '/');
  onetap.hidden = true;
  document.querySelector('h1').textContent = 'Home';
});`;
