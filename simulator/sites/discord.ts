import { html, json, paths } from './http';
import { createSignedInUsers } from './signed-in-users';
import { page, signInForm } from './page';
import { personIn, WRONG_PASSWORD } from './people';
import { newSecret } from './secret';
import type { NetworkSite } from './site';

const BRAND = { name: 'Discord', colour: '#5865f2' };

/** Its token is in the local storage, in the quotes of JSON, which belong to the value. */
export function createDiscord(): NetworkSite {
  const signedInUsers = createSignedInUsers();
  return {
    signedInUsers,
    hosts: {
      discord: paths({
        'GET /login': () => html(signIn()),
        'POST /api/v9/auth/login': ({ form }) => {
          const person = personIn(form);
          if (person === undefined) return json({ token: null });
          const token = JSON.stringify(newSecret('mfa.'));
          signedInUsers.add({ person, values: { token } });
          return json({ token });
        },
        'GET /channels/@me': () =>
          html(page(BRAND, { heading: 'Friends', body: '<p>You are logged in.</p>' })),
      }),
    },
  };
}

function signIn(): string {
  return page(BRAND, {
    heading: 'Welcome back',
    body: `<p class="problem" role="alert" hidden>${WRONG_PASSWORD}</p>${signInForm({})}`,
    script: `
document.forms[0].addEventListener('submit', async (event) => {
  event.preventDefault();
  const body = new URLSearchParams(new FormData(event.target));
  const answer = await fetch('/api/v9/auth/login', { method: 'POST', body });
  const { token } = await answer.json();
  document.querySelector('.problem').hidden = token !== null;
  if (token === null) return;
  localStorage.setItem('token', token);
  location.assign('/channels/@me');
});`,
  });
}
