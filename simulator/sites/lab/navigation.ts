import { cookie, html, json, quoted, redirect } from '../http';
import { newSecret } from '../secret';
import {
  labPage,
  newSession,
  signInPage,
  signsIn,
  welcomePage,
  SIGN_IN_BUTTON,
  type Oddity,
  onHost,
} from './oddity';

const redirects: Oddity = {
  id: 'redirects',
  name: 'A chain of redirects',
  description: 'Five redirects, one of each kind, over three hosts, lead to the last page.',
  step: (usual) => ({
    ...usual,
    fields: [...usual.fields, { id: 'hop', name: 'hop', type: 'cookie' }],
  }),
  pages: {
    'POST sign-in': (run) => redirect(onHost(run, 'lab', '1'), [], 303),
    'GET 1': (run) => redirect(onHost(run, 'a.lab', '2'), [], 301),
    'GET 2': (run) => {
      run.validValues['hop'] = newSecret();
      const hop = cookie('hop', run.validValues['hop'], { domain: 'lab' });
      return redirect(onHost(run, 'b.lab', '3'), [hop], 302);
    },
    'GET 3': (run) => redirect(onHost(run, 'lab', '4'), [], 307),
    'GET 4': (run) => redirect(onHost(run, 'lab', 'welcome'), [newSession(run)], 308),
  },
};

/** The address of an app's own last page, as phones and desktops write it. */
const APP_PAGES = {
  app: 'lab-app://signed-in/welcome',
  intent: 'intent://signed-in/welcome#Intent;scheme=lab-app;end',
} as const;

/** A last page that belongs to an app, which the site leads to in one way or another. */
function appPage(
  id: string,
  name: string,
  target: keyof typeof APP_PAGES,
  pages: NonNullable<Oddity['pages']>,
): Oddity {
  return {
    id: `app-page-${id}`,
    name,
    description: 'Its last page is an app’s.',
    step: (usual) => ({
      ...usual,
      expectedFinalURLRegex: `^${quoted(APP_PAGES[target])}$`,
    }),
    pages,
  };
}

const APP_PAGE_ODDITIES = [
  appPage('redirect', 'A last page of an app, by redirect', 'app', {
    'POST sign-in': (run) => redirect(APP_PAGES.app, [newSession(run)]),
  }),
  appPage('script', 'A last page of an app, by script', 'app', {
    'GET welcome': (run) => welcomePage(run, `location.href = '${APP_PAGES.app}';`),
  }),
  appPage('intent', 'A last page of an app, as an intent', 'intent', {
    'GET welcome': (run) => welcomePage(run, `location.replace('${APP_PAGES.intent}');`),
  }),
];

const singlePage: Oddity = {
  id: 'spa',
  name: 'A page that never loads again',
  description: 'It signs in by a request and changes its address without navigating.',
  pages: {
    'GET ': (run) =>
      labPage(
        run,
        '<button type="button">Sign in</button>',
        `document.querySelector('button').addEventListener('click', async () => {
  await fetch('sign-in-here', { method: 'POST' });
  history.pushState({}, '', 'welcome');
  document.querySelector('p').textContent = 'You are signed in.';
});`,
      ),
    'POST sign-in-here': (run) => json({}, [newSession(run)]),
  },
};

const leavesAtOnce: Oddity = {
  id: 'leaves-at-once',
  name: 'A last page that leaves at once',
  description: 'It moves on as soon as it is there, and the cookie comes only with the next page.',
  pages: {
    'POST sign-in': ({ folder }) => redirect(`${folder}welcome`),
    'GET welcome': (run) => welcomePage(run, `location.replace('after');`),
    'GET after': (run) => {
      const after = labPage(run, '<p>You are signed in.</p>');
      return { ...after, headers: { ...after.headers, 'set-cookie': newSession(run) } };
    },
  },
};

const redirectedThrough: Oddity = {
  id: 'final-is-redirect',
  name: 'A last page that is a redirect',
  description: 'The address to wait for never shows a page: it only leads on.',
  pages: {
    'GET welcome': ({ folder }) => redirect(`${folder}after`, [], 302),
    'GET after': (run) => labPage(run, '<p>You are signed in.</p>'),
  },
};

const popup: Oddity = {
  id: 'popup',
  name: 'A popup',
  description: 'You sign in in a window of its own, which tells this one.',
  pages: {
    'GET ': (run) =>
      labPage(
        run,
        '<button type="button">Sign in</button>',
        `document.querySelector('button').addEventListener('click', () => {
  window.open('popup', 'sign-in', 'width=420,height=480');
});
addEventListener('message', async ({ origin, data }) => {
  if (origin !== location.origin || data.ticket === undefined) return;
  await fetch('redeem', { method: 'POST', body: data.ticket });
  location.assign('welcome');
});`,
      ),
    'GET popup': (run) => signInPage(run),
    'POST sign-in': ({ folder, validValues }) => {
      validValues['ticket'] = newSecret();
      return redirect(`${folder}popup-done`);
    },
    'GET popup-done': ({ validValues }) =>
      html(`<!doctype html><title>Done</title><p>Done</p><script>
opener.postMessage({ ticket: '${validValues['ticket'] ?? ''}' }, location.origin);
window.close();
</script>`),
    'POST redeem': (run, { text }) =>
      text === run.validValues['ticket'] ? json({}, [newSession(run)]) : { status: 403 },
  },
};

const newTab: Oddity = {
  id: 'new-tab',
  name: 'A link to a new tab',
  description: 'The way to the sign-in page wants a tab of its own.',
  pages: {
    'GET ': (run) => labPage(run, '<p><a target="_blank" href="form">Go to sign-in</a></p>'),
    'GET form': (run) => labPage(run, SIGN_IN_BUTTON),
    'POST sign-in': (run) => signsIn(run),
  },
};

export const NAVIGATION_ODDITIES = [
  ...APP_PAGE_ODDITIES,
  redirects,
  singlePage,
  leavesAtOnce,
  redirectedThrough,
  popup,
  newTab,
];
