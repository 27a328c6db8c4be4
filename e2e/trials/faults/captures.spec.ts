import { PASSWORD } from '../../../simulator/sites/people';
import { test, type SignIn } from '../../login/sign-in';
import { expecting, saw } from '../trial';
import { LOST_ANSWERS, outcomeOf, sentOf, STEPS } from './sign-in-faults';

const NO_ANSWER = 'told: Beeper Desktop did not answer, so this may not have arrived.';
const WENT_WRONG = 'told: Something went wrong in Beeper Desktop, so this may not have arrived.';
const SLOW_DOWN = 'told: Beeper asks you to slow down.';
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

/** Signs in on the dummy's page, whose cookies are then sent by themselves. */
async function signInOnPage(signIn: SignIn): Promise<void> {
  await signIn.add('Dummy', 'Cookies');
  const site = await signIn.site('dummy.localhost');
  await site.getByLabel('Username').fill('alice');
  await site.getByLabel('Password').fill(PASSWORD);
  await site.getByRole('button', { name: 'Log in' }).click({ noWaitAfter: true });
}

for (const [what, fault] of Object.entries(LOST_ANSWERS)) {
  test(
    `what was captured is sent, and Beeper ${what}`,
    expecting(EXPECTED[what] ?? ''),
    async ({ signIn }) => {
      const { control } = signIn.simulator;
      control.addFault({ ...fault, method: 'POST', pattern: STEPS, times: 1 });
      await signInOnPage(signIn);
      let outcome = await outcomeOf(signIn, { timeMoves: fault.kind === 'hang' });
      if (outcome.startsWith('told')) {
        await signIn.press('I am signed in');
        await signIn.expectDone();
        outcome += ` Sent again by a click: ${await outcomeOf(signIn)}`;
      }
      saw(`${outcome}; ${sentOf(signIn, 'cookies')}`);
    },
  );
}
