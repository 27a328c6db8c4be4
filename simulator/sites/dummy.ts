import { cookie, html, paths, redirect } from './http';
import { createSignedInUsers } from './signed-in-users';
import { page, signInForm } from './page';
import type { NetworkSite } from './site';

const BRAND = { name: 'Dummy', colour: '#44546a' };

/** The only password that is refused; any other is right, for any user name. */
export const INCORRECT_PASSWORD = 'incorrectpassword';

/**
 * The smallest sites there are: `/cookies` puts what is typed into two cookies, `/localstorage` into
 * two entries of the local storage.
 */
export function createDummy(): NetworkSite {
  const signedInUsers = createSignedInUsers();
  const write = (username: string, password: string) => {
    const person = username === 'bob' ? 'bob' : 'alice';
    const problem = password === INCORRECT_PASSWORD ? INCORRECT : undefined;
    signedInUsers.add({ person, values: { username, password }, problem });
  };
  return {
    signedInUsers,
    hosts: {
      dummy: paths({
        'GET /cookies': () => html(form('/cookies')),
        'POST /cookies': ({ form: typed }) => {
          const [username, password] = [typed.get('user') ?? '', typed.get('password') ?? ''];
          write(username, password);
          return redirect('/done', [
            cookie('username', encodeURIComponent(username)),
            cookie('password', encodeURIComponent(password), { httpOnly: true }),
          ]);
        },
        'GET /localstorage': () => html(form(undefined, KEEP)),
        'POST /localstorage': ({ text }) => {
          const typed = new URLSearchParams(text);
          write(typed.get('user') ?? '', typed.get('password') ?? '');
          return { status: 204 };
        },
        'GET /done': () =>
          html(page(BRAND, { heading: 'Done', body: '<p>You are signed in.</p>' })),
      }),
    },
  };
}

export const INCORRECT = {
  code: 'COM.BEEPER.DUMMY.INCORRECT_PASSWORD',
  message: 'The password is not right.',
};

function form(action?: string, script?: string): string {
  const body = signInForm({ ...(action === undefined ? {} : { action }), user: 'Username' });
  return page(BRAND, { heading: 'Sign in to Dummy', body, script });
}

const KEEP = `
document.forms[0].addEventListener('submit', async (event) => {
  event.preventDefault();
  const typed = new FormData(event.target);
  await fetch('/localstorage', { method: 'POST', body: new URLSearchParams(typed).toString() });
  localStorage.setItem('username', typed.get('user'));
  localStorage.setItem('password', typed.get('password'));
  location.assign('/done');
});`;
