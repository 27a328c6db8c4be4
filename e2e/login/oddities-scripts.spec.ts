import {
  startAtLab,
  cancel,
  expectAlive,
  expectCapturedAtLab,
  expectPageProblem,
  pressSignIn,
  pressWithin,
} from './lab';
import { expect, test } from './sign-in';

/** Scripts that get the value, by what they do. */
const GETTING = {
  'resolves to an object by field': 'Script that resolves',
  'names the source instead of the field': 'Script that names its source',
  'resolves to null on the first page': 'Script that resolves to null',
  'publishes late': 'Script that publishes late',
  'comes with escaped line breaks': 'Script with escaped line breaks',
  'returns junk at first': 'Script that returns junk',
};

for (const [what, oddity] of Object.entries(GETTING)) {
  test(`a script that ${what} brings its value`, async ({ signIn }) => {
    await pressSignIn(await startAtLab(signIn, oddity));
    await expectCapturedAtLab(signIn, { fields: ['token'] });
  });
}

/** Scripts that are of no use: the cookie alone ends the login. */
const USELESS = {
  rejects: 'Script that rejects',
  throws: 'Script that throws',
  'cannot be parsed': 'Script that is no script',
  'returns an empty object': 'Script that returns nothing',
  'never settles': 'Script that never settles',
};

for (const [what, oddity] of Object.entries(USELESS)) {
  test(`a script that ${what} holds nobody`, async ({ signIn }) => {
    await pressSignIn(await startAtLab(signIn, oddity));
    await expectCapturedAtLab(signIn);
  });
}

test('a script that loops on the last page does not keep the cookie back', async ({ signIn }) => {
  await pressSignIn(await startAtLab(signIn, 'Script that loops on the last page'));
  await expectCapturedAtLab(signIn);
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
