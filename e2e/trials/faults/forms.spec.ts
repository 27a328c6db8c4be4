import { PASSWORD } from '../../../simulator/sites/people';
import { test, type SignIn } from '../../login/sign-in';
import { expecting, saw, selected } from '../trial';
import { LOST_ANSWERS, outcomeOf, sentOf, SESSION, STEPS } from './sign-in-faults';

const NO_ANSWER = 'told: Beeper Desktop did not answer, so this may not have arrived.';
const WENT_WRONG = 'told: Something went wrong in Beeper Desktop, so this may not have arrived.';
const SLOW_DOWN = 'told: Beeper asks you to slow down.';
/** It arrived: the session says so, and nothing is sent again. */
const BY_ITSELF = 'signed in; sent 1, counted 1';
const byAClick = (told: string) => `${told} Sent again by a click: signed in; sent 2, counted 1`;

const EXPECTED: Record<keyof typeof LOST_ANSWERS, string> = {
  'refuses it': byAClick(NO_ANSWER),
  'never answers': byAClick(NO_ANSWER),
  'breaks off in its answer': BY_ITSELF,
  'sends half of its answer': BY_ITSELF,
  'answers in wrong types': BY_ITSELF,
  'answers with a web page': byAClick(WENT_WRONG),
  'answers with null': byAClick(WENT_WRONG),
  'answers with 20 MB': byAClick(WENT_WRONG),
  'answers 429': byAClick(SLOW_DOWN),
  'answers 500': byAClick(WENT_WRONG),
  'answers 503': byAClick(WENT_WRONG),
};

async function fillIn(signIn: SignIn): Promise<void> {
  await signIn.add('Dummy', 'Password');
  await signIn.field('Username');
}

/** Sends the form, and again by a click where that is asked of the user. */
async function submitForm(signIn: SignIn, timeMoves = false): Promise<string> {
  await signIn.answer({ Username: 'alice', Password: PASSWORD });
  const outcome = await outcomeOf(signIn, { timeMoves });
  const page = await signIn.page();
  const mayBeSent = await page.getByRole('form').isVisible();
  if (!outcome.startsWith('told') || !mayBeSent) return outcome;
  signIn.simulator.control.clearFaults();
  await signIn.press('Continue');
  await signIn.expectDone();
  return `${outcome} Sent again by a click: ${await outcomeOf(signIn)}`;
}

for (const [what, fault] of Object.entries(LOST_ANSWERS)) {
  const details = what === 'breaks off in its answer' ? selected : expecting;
  test(`a form is sent, and Beeper ${what}`, details(EXPECTED[what] ?? ''), async ({ signIn }) => {
    await fillIn(signIn);
    const { control } = signIn.simulator;
    control.addFault({ ...fault, method: 'POST', pattern: STEPS, times: 1 });
    const outcome = await submitForm(signIn, fault.kind === 'hang');
    saw(`${outcome}; ${sentOf(signIn, 'user_input')}`);
  });
}

test(
  'a form arrives, and neither its answer nor the session after it can be had',
  expecting(`${NO_ANSWER} Sent again by a click: signed in; sent 2, counted 1`),
  async ({ signIn }) => {
    await fillIn(signIn);
    const { control } = signIn.simulator;
    control.addFault({ kind: 'drop', method: 'POST', pattern: STEPS, times: 1 });
    control.addFault({ kind: 'refuse', method: 'GET', pattern: SESSION });
    // The bridge knows the step as the one before: it answers with where the login is.
    saw(`${await submitForm(signIn)}; ${sentOf(signIn, 'user_input')}`);
  },
);

for (const status of [401, 403, 404, 410]) {
  test(
    `a form is sent, and Beeper answers ${status}`,
    expecting('ended; started again: signed in; sent 2, counted 1'),
    async ({ signIn }) => {
      await fillIn(signIn);
      const { control } = signIn.simulator;
      control.addFault({ kind: 'status', status, method: 'POST', pattern: STEPS, times: 1 });
      const outcome = await submitForm(signIn);
      const page = await signIn.page();
      // Where Beeper refused the token, connecting again comes first; the sign-in itself is at hand.
      await page.getByRole('button', { name: /^Start again/ }).click();
      const again = await submitForm(signIn);
      await signIn.expectDone();
      saw(`${outcome.slice(0, 5)}; started again: ${again}; ${sentOf(signIn, 'user_input')}`);
    },
  );
}
