import { cookie, decodedCookie, paths, redirect, html, type SiteEnv, type Visit } from './http';
import { createSignedInUsers, type SignedInUser } from './signed-in-users';
import { buttonForm, page, signInForm } from './page';
import { personIn, WRONG_PASSWORD } from './people';
import { newSecret } from './secret';
import type { NetworkSite } from './site';

const BRAND = { name: 'Facebook', colour: '#0866ff' };
const EVERYWHERE = { domain: 'facebook', maxAgeS: 31_536_000 };

/** Until the checkpoint is passed the cookies are right but not accepted. */
const CHECKPOINT = {
  code: 'FI.MAU.META_CHECKPOINT_ERROR',
  message: 'Facebook wants you to confirm that it was you.',
};

/**
 * `datr` is set before anybody signs in; `xs` comes with the password, but a checkpoint and a chain
 * of redirects lie between it and the last page. The last page and the sign-in page are the same
 * address.
 */
export function createFacebook(env: SiteEnv): NetworkSite {
  const signedInUsers = createSignedInUsers();
  const home = () => `${env.origin('www.facebook')}/`;
  const visitorOf = ({ cookies }: Visit) => {
    const xs = decodedCookie(cookies.get('xs') ?? '');
    return signedInUsers.find(({ values }) => values['xs'] === xs);
  };
  const signIn = (problem?: string) =>
    page(BRAND, {
      heading: 'Log in to Facebook',
      body: signInForm({ action: '/login/', problem }),
    });

  const toHome = () => redirect(home(), [], 301);
  return {
    signedInUsers,
    hosts: {
      facebook: toHome,
      'm.facebook': toHome,
      'www.facebook': paths({
        'GET /': (visit) => {
          const signedInUser = visitorOf(visit);
          if (signedInUser?.problem !== undefined) return redirect('/checkpoint/');
          return signedInUser === undefined
            ? html(signIn(), [datr(visit).header])
            : html(welcome());
        },
        'POST /login/': (visit) => {
          const person = personIn(visit.form);
          if (person === undefined) return html(signIn(WRONG_PASSWORD));
          const { value, header } = datr(visit);
          const xs = `12%3A${newSecret()}%3A2%3A1767225600`;
          const c_user = person === 'bob' ? '61550000000002' : '61550000000001';
          const values = { xs: decodedCookie(xs), c_user, datr: value };
          signedInUsers.add({ person, values, problem: CHECKPOINT });
          return redirect('/login/device-based/', [
            header,
            cookie('c_user', c_user, EVERYWHERE),
            cookie('xs', xs, { ...EVERYWHERE, httpOnly: true }),
          ]);
        },
        'GET /login/device-based/': () => redirect('/checkpoint/', [], 302),
        'GET /checkpoint/': () => html(checkpoint()),
        'POST /checkpoint/': (visit) => {
          pass(visitorOf(visit));
          return redirect('/login/save-device/');
        },
        'GET /login/save-device/': () => redirect('/?sk=welcome', [], 302),
      }),
    },
  };
}

function pass(signedInUser: SignedInUser | undefined): void {
  if (signedInUser !== undefined) signedInUser.problem = undefined;
}

/** The browser's own `datr`, or a new one. */
function datr({ cookies }: Visit) {
  const value = cookies.get('datr') ?? newSecret();
  return { value, header: cookie('datr', value, { ...EVERYWHERE, httpOnly: true }) };
}

function checkpoint(): string {
  return page(BRAND, {
    heading: 'Was this you?',
    body: `<p>Someone has just logged in from a new device.</p>${buttonForm('/checkpoint/', 'This was me')}`,
  });
}

function welcome(): string {
  return page(BRAND, { heading: 'Welcome back', body: '<p>You are logged in.</p>' });
}
