import {
  startAtLab,
  cancel,
  expectAlive,
  expectCapturedAtLab,
  expectCapturedInTurn,
  expectPageProblem,
  pressWithin,
} from './lab';
import { WEBVIEW_TEXT } from '../../shared/strings/webview';
import { expect, test } from './sign-in';

test('a script brings its value, whatever it comes as', async ({ signIn }) => {
  const expected = { fields: ['token'] };
  await expectCapturedInTurn(signIn, {
    'Script that resolves': expected,
    'Script that names its source': expected,
    'Script that resolves to null': expected,
    'Script that publishes late': expected,
    'Script with escaped line breaks': expected,
    'Script that returns junk': expected,
  });
});

test('a script that is of no use holds nobody: the cookie alone ends the login', async ({
  signIn,
}) => {
  await expectCapturedInTurn(signIn, {
    'Script that rejects': {},
    'Script that throws': {},
    'Script that is no script': {},
    'Script that returns nothing': {},
    'Script that never settles': {},
    'Script that loops on the last page': {},
  });
});

test('a script that waited for its user and gave up is said, and a reload begins anew', async ({
  signIn,
}) => {
  await startAtLab(signIn, 'Script that gives up');
  await pressWithin(signIn, 'Sign in');
  const banner = await expectPageProblem(signIn, 'script-failed');
  await banner.getByRole('button', { name: WEBVIEW_TEXT.reload }).click();
  await expect(banner).toBeHidden();
  await expectCapturedAtLab(signIn, { fields: ['token'] });
});

test('a script that is left with its page has not given up', async ({ signIn }) => {
  await startAtLab(signIn, 'Script that is left');
  await signIn.program.advance(10_000);
  await pressWithin(signIn, 'Sign in');
  await expectCapturedAtLab(signIn, { fields: ['token'] });
  expect(await signIn.program.log()).not.toContain('script-failed');
});

test('a script that loops at once stops neither the program nor, after a reload, the login', async ({
  signIn,
}) => {
  await startAtLab(signIn, 'Script that loops at once');
  await expectAlive(signIn);
  const banner = await expectPageProblem(signIn, 'unresponsive');
  await banner.getByRole('button', { name: 'Reload' }).click();
  await expect(banner).toBeHidden();
  await pressWithin(signIn, 'Sign in');
  await expectCapturedAtLab(signIn);
});

test('a login whose page loops can be ended', async ({ signIn }) => {
  await startAtLab(signIn, 'Script that loops at once');
  await expectPageProblem(signIn, 'unresponsive');
  await cancel(signIn);
  await signIn.program.poll();
});
