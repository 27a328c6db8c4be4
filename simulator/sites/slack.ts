import {
  cookie,
  decodedCookie,
  html,
  json,
  paths,
  redirect,
  type SiteEnv,
  type Visit,
} from './http';
import { createSignedInUsers, type SignedInUser } from './signed-in-users';
import { page, signInForm } from './page';
import { personIn, WRONG_PASSWORD } from './people';
import { newSecret } from './secret';
import type { NetworkSite } from './site';

const BRAND = { name: 'Slack', colour: '#611f69' };
const TEAM = 'T024BE7LH';

/**
 * The cookie `d` is percent-encoded; the token lies in the local storage of another host, a while
 * after its page has loaded. On the way there, a page tries to open the Slack app.
 */
export function createSlack(env: SiteEnv): NetworkSite {
  const signedInUsers = createSignedInUsers();
  const visitorOf = ({ cookies }: Visit) => {
    const d = decodedCookie(cookies.get('d') ?? '');
    return signedInUsers.find(({ values }) => values['cookie_token'] === d);
  };

  return {
    signedInUsers,
    hosts: {
      slack: paths({
        'GET /signin': () => html(signIn(), [cookie('b', newSecret(), { domain: 'slack' })]),
        'POST /signin': ({ form }) => {
          const person = personIn(form);
          if (person === undefined) return html(signIn(WRONG_PASSWORD));
          const d = `xoxd-${newSecret()}%2B%2Fa%3D%3D`;
          signedInUsers.add({
            person,
            values: { cookie_token: decodedCookie(d), auth_token: newSecret('xoxc-') },
          });
          return redirect(`${env.origin('work.slack')}/ssb/redirect`, [
            cookie('d', d, { domain: 'slack', httpOnly: true, maxAgeS: 31_536_000 }),
          ]);
        },
        'GET /captcha': () => html(captcha()),
        'POST /captcha': () => {
          const captcha_token = newSecret();
          signedInUsers.add({ person: 'alice', values: { captcha_token } });
          return json({ captcha_token });
        },
      }),
      'work.slack': paths({
        'GET /ssb/redirect': () => html(openApp(`${env.origin('app.slack')}/client/${TEAM}/C1`)),
      }),
      'app.slack': paths({
        [`GET /client/${TEAM}/C1`]: (visit) => {
          const signedInUser = visitorOf(visit);
          return signedInUser === undefined
            ? redirect(`${env.origin('slack')}/signin`, [], 302)
            : html(client(signedInUser, env.delayMs));
        },
      }),
    },
  };
}

function signIn(problem?: string): string {
  const body = signInForm({ action: '/signin', user: 'Email', button: 'Sign in', problem });
  return page(BRAND, { heading: 'Sign in to Slack', body });
}

function openApp(client: string): string {
  return page(BRAND, {
    heading: 'Opening Slack',
    body: `<p>Click “Open Slack” to launch the app.</p>
<p>No app? <a href="${client}">Use Slack in your browser</a></p>`,
    script: `location.href = 'slack://${TEAM}/magic-login/1';`,
  });
}

function client({ values: { auth_token } }: SignedInUser, delayMs: number): string {
  const config = { teams: { [TEAM]: { id: TEAM, name: 'Work', token: auth_token } } };
  return page(BRAND, {
    heading: 'Work',
    body: '<p>You are signed in.</p>',
    script: `
const config = ${JSON.stringify(config)};
setTimeout(() => localStorage.setItem('localConfig_v2', JSON.stringify(config)), ${delayMs});`,
  });
}

function captcha(): string {
  return page(BRAND, {
    heading: 'One more thing',
    body: '<p>Show us that you are a person.</p><button type="button">I am not a robot</button>',
    script: `
document.querySelector('button').addEventListener('click', async () => {
  const answer = await fetch('/captcha', { method: 'POST' });
  window.captchaToken = (await answer.json()).captcha_token;
  document.querySelector('p').textContent = 'Thank you.';
});`,
  });
}
