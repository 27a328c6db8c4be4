import type { IncomingHttpHeaders } from 'node:http';
import { contradiction } from './client-hints';
import { cookie, html, json, paths, redirect, type Reply, type Serve, type Visit } from './http';
import { createSignedInUsers, type SignedInUser } from './signed-in-users';
import { page, signInForm } from './page';
import { personIn, WRONG_PASSWORD } from './people';
import { newSecret } from './secret';
import type { NetworkSite } from './site';

const BRAND = { name: 'LinkedIn', colour: '#0a66c2' };
const EVERYWHERE = { domain: 'linkedin' };

/** How long after the first request of the feed the next one goes out. */
const NEXT_REQUEST_MS = 300;

/**
 * Wants request headers: `Cookie` goes out with every request, also before anybody signs in;
 * `X-LI-Track` and `X-LI-Page-Instance` with those of the feed alone. A browser whose client hints
 * contradict its user agent is signed out afterwards.
 */
export function createLinkedIn(): NetworkSite {
  const signedInUsers = createSignedInUsers();
  const visitorOf = ({ cookies }: Visit) => {
    const li_at = cookies.get('li_at');
    return signedInUsers.find(({ values }) => li_at !== undefined && values['li_at'] === li_at);
  };
  const watched =
    (serve: (visit: Visit, signedInUser: SignedInUser | undefined) => Reply): Serve =>
    (visit) => {
      const signedInUser = visitorOf(visit);
      if (signedInUser !== undefined) storeCookieHeader(signedInUser, visit.headers);
      return serve(visit, signedInUser);
    };

  return {
    signedInUsers,
    hosts: {
      'www.linkedin': paths({
        'GET /login': () => html(signIn(), anonymous()),
        'POST /checkpoint/lg/login-submit': ({ form }) => {
          const person = personIn(form);
          if (person === undefined) return html(signIn(WRONG_PASSWORD));
          const values = {
            li_at: newSecret('AQE'),
            x_li_track: JSON.stringify({ clientVersion: '1.13.9999', deviceId: newSecret() }),
            x_li_page_instance: `urn:li:page:d_flagship3_feed;${newSecret()}`,
          };
          signedInUsers.add({ person, values });
          return redirect('/feed/', [
            cookie('li_at', values.li_at, { ...EVERYWHERE, httpOnly: true }),
          ]);
        },
        'GET /feed/': watched((_, signedInUser) =>
          signedInUser === undefined ? redirect('/login', [], 302) : html(feed(signedInUser)),
        ),
        'GET /voyager/api/*': watched(() => json({})),
        'POST /li/track': watched(() => json({})),
      }),
    },
  };
}

/** Only the latest header is accepted. */
function storeCookieHeader(signedInUser: SignedInUser, headers: IncomingHttpHeaders): void {
  signedInUser.values['cookie_header'] = headers.cookie ?? '';
  const message = contradiction(headers);
  if (message !== undefined)
    signedInUser.problem = { code: 'FI.MAU.LINKEDIN.SESSION_KILLED', message };
}

function anonymous(): string[] {
  return [
    cookie('JSESSIONID', `"ajax:${newSecret()}"`, EVERYWHERE),
    cookie('bcookie', `"v=2&${newSecret()}"`, EVERYWHERE),
  ];
}

function signIn(problem?: string): string {
  return page(BRAND, {
    heading: 'Sign in to LinkedIn',
    body: signInForm({ action: '/checkpoint/lg/login-submit', button: 'Sign in', problem }),
    script: `fetch('/li/track', { method: 'POST', body: '{}' });`,
  });
}

function feed({ values: { x_li_track, x_li_page_instance } }: SignedInUser): string {
  const headers = { 'X-LI-Track': x_li_track, 'X-LI-Page-Instance': x_li_page_instance };
  return page(BRAND, {
    heading: 'Your feed',
    body: '<p>You are signed in.</p>',
    script: `
const headers = ${JSON.stringify(headers)};
fetch('/voyager/api/me', { headers });
setTimeout(async () => {
  await fetch('/voyager/api/messaging/conversations', { headers });
  await fetch('/li/track', { method: 'POST', body: '{}' });
}, ${NEXT_REQUEST_MS});`,
  });
}
