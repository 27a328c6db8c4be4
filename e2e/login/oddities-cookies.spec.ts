import { pressInFrame } from '../press-in-frame';
import {
  expectCapturedAtLab,
  expectCapturedInTurn,
  labFacts,
  pressSignIn,
  startAtLab,
} from './lab';
import { expect, test } from './sign-in';

test('cookies set before sign-in do not end it', async ({ signIn }) => {
  const site = await startAtLab(signIn, 'Cookies before sign-in');
  const window = await signIn.page();
  await expect(window.getByText('1 of 2 found')).toBeVisible();
  await expect(window.getByText('Waiting for you to sign in')).toBeVisible();
  expect(signIn.record().submits).toEqual([]);
  await pressSignIn(site);
  await expectCapturedAtLab(signIn, { fields: ['device', 'session'] });
});

test('cookies of the step are there before its page is, and do not end it', async ({ signIn }) => {
  const site = await startAtLab(signIn, 'A sign-in that goes on');
  await pressSignIn(site);
  const { fields } = await expectCapturedAtLab(signIn, { fields: ['begun', 'session'] });
  const log = await signIn.program.log();
  expect(log).toContain('a cookie of the step is left out: elsewhere');
  expect(log).not.toContain(fields?.['begun']);
});

test('of several cookies of one name the site’s own counts, as it was last', async ({ signIn }) => {
  await expectCapturedInTurn(signIn, {
    'Cookies of the same name': {},
    'A partitioned cookie': {},
    'A cookie of the site’s own partition': {},
    'A cookie of another site’s partition': {},
    // A request sets it after the last page has loaded.
    'Late cookie': {},
    'Rotating cookie': {},
    // It does not count until it comes back.
    'Removed cookie': {},
  });
});

test('values arrive as they are, from wherever they come and however late', async ({ signIn }) => {
  await expectCapturedInTurn(signIn, {
    // Without a last page they are sent once they stay as they are.
    'No last page': { fields: ['first', 'session'] },
    'Local storage of a frame': { fields: ['key'] },
    'Late local storage': {
      fields: ['key'],
      check: ({ fields }) => expect(fields?.['key']).toMatch(/%2B"}$/),
    },
    'Encoded cookies': {
      fields: ['encoded', 'broken', 'script'],
      check({ fields }) {
        expect(fields?.['encoded']).toMatch(/^a\+b\/.+==$/);
        expect(fields?.['broken']).toMatch(/^100%zz/);
        expect(fields?.['script']).toMatch(/^✓/);
      },
    },
    'Headers of some requests': {
      fields: ['key', 'authorization'],
      // Headers are never decoded.
      check: ({ fields }) => expect(fields?.['authorization']).toMatch(/%2B$/),
    },
  });
});

test('what is optional and never comes is not waited for', async ({ signIn }) => {
  await pressSignIn(await startAtLab(signIn, 'Optional values'));
  await expectCapturedAtLab(signIn);
  expect(Object.keys((await labFacts(signIn)).values)).toEqual(['session']);
});

test('another site in a frame gets its storage, and the cookie it sets for this site counts', async ({
  signIn,
}) => {
  const site = await startAtLab(signIn, 'A frame that asks for its storage');
  await pressInFrame(site.frameLocator('iframe').getByRole('button', { name: 'Sign in here' }));
  await expectCapturedAtLab(signIn);
});
