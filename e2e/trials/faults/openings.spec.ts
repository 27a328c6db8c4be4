import { PASSWORD } from '../../../simulator/sites/people';
import type { FaultEffect } from '../../../simulator/faults';
import { expect, test, type SignIn } from '../../login/sign-in';
import { expecting, saw } from '../trial';
import { CREATE, FLOWS, outcomeOf, SESSION } from './sign-in-faults';

const FAULTS: [what: string, fault: FaultEffect][] = [
  ['refuses', { kind: 'refuse' }],
  ['never answers', { kind: 'hang' }],
  ['breaks off', { kind: 'drop' }],
  ['sends half', { kind: 'truncated' }],
  ['sends a web page', { kind: 'html' }],
  ['sends 20 MB', { kind: 'huge', bytes: 20_000_000 }],
  ['answers 429', { kind: 'status', status: 429 }],
  ['answers 503', { kind: 'status', status: 503 }],
];

async function signInByForm(signIn: SignIn): Promise<void> {
  await signIn.answer({ Username: 'alice', Password: PASSWORD });
  await signIn.expectDone();
}

for (const [what, fault] of FAULTS) {
  test(
    `asked for the ways to sign in, Beeper ${what}`,
    expecting('ended, with words; started again: signed in'),
    async ({ signIn }) => {
      const { control } = signIn.simulator;
      control.addFault({ ...fault, method: 'GET', pattern: FLOWS });
      await signIn.add('Dummy');
      const outcome = await outcomeOf(signIn, { timeMoves: true });
      control.clearFaults();
      await signIn.press(/^Start again/);
      const page = await signIn.page();
      await page.getByRole('radio', { name: 'Password', exact: true }).check();
      await signIn.press('Continue');
      await signInByForm(signIn);
      saw(`${endOf(outcome)}; started again: ${await outcomeOf(signIn)}`);
    },
  );

  test(
    `asked to begin a sign-in, Beeper ${what}`,
    expecting('ended, with words; started again: signed in'),
    async ({ signIn }) => {
      const { control } = signIn.simulator;
      control.addFault({ ...fault, method: 'POST', pattern: CREATE, times: 1 });
      await signIn.add('Dummy', 'Password');
      const outcome = await outcomeOf(signIn, { timeMoves: fault.kind === 'hang' });
      await signIn.press(/^Start again/);
      await signInByForm(signIn);
      saw(`${endOf(outcome)}; started again: ${await outcomeOf(signIn)}`);
    },
  );
}

/** Of an end only that it came with words: which ones is the unit tests' to say. */
function endOf(outcome: string): string {
  return /^ended: \S.+/.test(outcome) ? 'ended, with words' : outcome;
}

for (const [what, fault] of FAULTS.slice(0, 3)) {
  test(
    `a sign-in is cancelled, and Beeper ${what}`,
    expecting('accounts shown at once; the next one: signed in'),
    async ({ signIn }) => {
      const { control } = signIn.simulator;
      await signIn.add('Dummy', 'Password');
      await signIn.field('Username');
      control.addFault({ ...fault, method: 'DELETE', pattern: SESSION });
      await signIn.press('Cancel');
      const page = await signIn.page();
      await page.getByRole('heading', { level: 1, name: 'All accounts are well' }).waitFor();
      const isGone = !(await page.getByRole('form').isVisible());
      await signIn.add('Dummy', 'Password');
      await signInByForm(signIn);
      const next = await outcomeOf(signIn);
      saw(`${isGone ? 'accounts shown at once' : 'still the form'}; the next one: ${next}`);
    },
  );
}

test(
  'Beeper restarts in the middle of a sign-in and knows it no more',
  expecting('ended, with words; started again: signed in; 6 + 1 accounts'),
  async ({ signIn }) => {
    const { control } = signIn.simulator;
    await signIn.add('Dummy', 'Password');
    await signIn.field('Username');
    await control.down();
    control.reset('sign-in');
    await control.up();
    await signIn.answer({ Username: 'alice', Password: PASSWORD });
    const outcome = await outcomeOf(signIn);
    await signIn.press(/^Start again/);
    await signInByForm(signIn);
    const again = await outcomeOf(signIn);
    const count = control.accounts().length;
    saw(`${endOf(outcome)}; started again: ${again}; 6 + ${count - 6} accounts`);
  },
);

test(
  'Beeper restarts while a site is signed in to, and knows the sign-in no more',
  expecting('ended, with words; page gone: true; started again: signed in'),
  async ({ signIn }) => {
    const { control } = signIn.simulator;
    await signIn.add('Tumblr');
    const site = await signIn.site('www.tumblr.localhost');
    await control.down();
    control.reset('sign-in');
    await control.up();
    await signIn.logInOn(site);
    const outcome = await outcomeOf(signIn);
    await expect.poll(() => signIn.program.app.windows().length).toBe(1);
    const isGone = signIn.program.app.windows().every((one) => one.url().startsWith('app:'));
    await signIn.press(/^Start again/);
    await signIn.logInOn(await signIn.site('www.tumblr.localhost'));
    await signIn.expectDone();
    const again = await outcomeOf(signIn);
    saw(`${endOf(outcome)}; page gone: ${isGone}; started again: ${again}`);
  },
);
