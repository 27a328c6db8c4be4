import type { Page } from '@playwright/test';
import type { LoginStage } from '../../../shared/model/login';
import type { WindowSnapshot } from '../../../shared/model/window-snapshot';
import { PASSWORD } from '../../../simulator/sites/people';
import { eventually } from '../../desktop/wait';
import { test, type SignIn } from '../../login/sign-in';
import { answerTo, ask } from '../bridge';
import { counted } from '../counted';
import { expecting, saw } from '../trial';
import { CREATE, FLOWS, STEPS } from './sign-in-faults';
import { variantsOf } from './variants';

const MANY_MS = 400_000;
const BRIDGE = 'dummybridge';
/** Between two looks at a session that has said nothing yet, and a little more. */
const LOOK_MS = 3_000;
const WAITING: readonly (LoginStage['kind'] | undefined)[] = [undefined, 'starting'];

const stageOf = async (page: Page): Promise<LoginStage | undefined> =>
  ((await answerTo(page, 'window.getSnapshot')) as WindowSnapshot).login?.stage;

/** Lets time pass until a sign-in under way shows something, and returns what. */
function shownIn({ program }: SignIn, page: Page, isPassed = WAITING): Promise<string> {
  return eventually({
    what: 'a step, or the end of the sign-in',
    async read() {
      const kind = (await stageOf(page))?.kind;
      if (isPassed.includes(kind)) await program.advance(LOOK_MS);
      return kind;
    },
    until: (kind) => !isPassed.includes(kind),
  }) as Promise<string>;
}

async function leave(page: Page): Promise<void> {
  await ask(page, 'login.cancel');
  await ask(page, 'login.close');
  await eventually({ what: 'no sign-in', read: () => stageOf(page), until: (one) => !one });
}

/** Asks the simulator as the program does, and returns its genuine answer. */
async function genuine({ simulator: { url, token } }: SignIn, path: string, body?: object) {
  const response = await fetch(`${url}/v1/bridges/${BRIDGE}/${path}`, {
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body && { method: 'POST', body: JSON.stringify(body) }),
  });
  return (await response.json()) as { loginSessionID?: string };
}

/** Signs in once more, when nothing is wrong any more. */
async function signInAfterwards(signIn: SignIn): Promise<string> {
  signIn.simulator.control.clearFaults();
  await signIn.add('Dummy', 'Password');
  await signIn.answer({ Username: 'alice', Password: PASSWORD });
  await signIn.expectDone();
  return 'signed in';
}

// Without the session's ID nothing can be sent, not even that it is over; without its own ID, its type,
// its address or any of its fields a step cannot be shown. Whatever else is wrong, the step is.
const BEGINNINGS = [
  ['a form', 'password', '72 variants: 6 failed, 20 unreadable-step, 46 user-input'],
  ['a sign-in page', 'cookies', '90 variants: 58 cookies, 6 failed, 26 unreadable-step'],
  ['a code', 'displayandwait', '54 variants: 32 display, 6 failed, 16 unreadable-step'],
] as const;

for (const [what, flowID, expected] of BEGINNINGS) {
  test(
    `each key of the answer that brings ${what}, missing or of another type`,
    expecting(`${expected}; the next one: signed in`),
    async ({ signIn }) => {
      test.setTimeout(MANY_MS);
      const { control } = signIn.simulator;
      const page = await signIn.page();
      const create = () => genuine(signIn, 'login-sessions', { flowID });
      control.addFault({ kind: 'json', pattern: FLOWS, body: { items: [{ id: flowID }] } });
      const { length } = variantsOf(await create());
      const seen: string[] = [];
      for (let index = 0; index < length; index += 1) {
        const variant = variantsOf(await create())[index];
        const fault = { kind: 'json', method: 'POST', pattern: CREATE, times: 1 } as const;
        control.addFault({ ...fault, body: variant?.body });
        await ask(page, 'login.start', { bridgeID: BRIDGE });
        seen.push(await shownIn(signIn, page));
        await leave(page);
      }
      const next = await signInAfterwards(signIn);
      saw(`${length} variants: ${counted(seen)}; the next one: ${next}`);
    },
  );
}

test(
  'each key of the list of ways to sign in, missing or of another type',
  expecting('30 variants: 24 choose-flow, 6 failed; the next one: signed in'),
  async ({ signIn }) => {
    test.setTimeout(MANY_MS);
    const page = await signIn.page();
    const all = variantsOf(await genuine(signIn, 'login-flows'));
    const seen: string[] = [];
    for (const { body } of all) {
      signIn.simulator.control.addFault({ kind: 'json', pattern: FLOWS, times: 1, body });
      await ask(page, 'login.start', { bridgeID: BRIDGE });
      seen.push(await shownIn(signIn, page));
      await leave(page);
    }
    const next = await signInAfterwards(signIn);
    saw(`${all.length} variants: ${counted(seen)}; the next one: ${next}`);
  },
);

test(
  'each key of the answer that ends a sign-in, missing or of another type',
  expecting('180 variants: 180 complete; the next one: signed in'),
  async ({ signIn }) => {
    test.setTimeout(MANY_MS);
    const { control } = signIn.simulator;
    const page = await signIn.page();
    const fields = { username: 'alice', password: PASSWORD };
    const stepID = 'com.beeper.dummy.login.password';
    /** Brings a form, and has it arrive: the answer is still to come. */
    const arrive = async () => {
      await ask(page, 'login.start', { bridgeID: BRIDGE });
      await shownIn(signIn, page);
      await ask(page, 'login.chooseFlow', { flowID: 'password' });
      await shownIn(signIn, page, [...WAITING, 'choose-flow']);
      const path = `login-sessions/${signIn.record().loginSessionID}/steps/${stepID}`;
      return variantsOf(await genuine(signIn, path, { type: 'user_input', fields }));
    };
    const { length } = await arrive();
    await leave(page);
    const seen: string[] = [];
    for (let index = 0; index < length; index += 1) {
      const variant = (await arrive())[index];
      const fault = { kind: 'json', method: 'POST', pattern: STEPS, times: 1 } as const;
      control.addFault({ ...fault, body: variant?.body });
      await ask(page, 'login.submit', { stepID, fields: Object.entries(fields) });
      seen.push(await shownIn(signIn, page, [...WAITING, 'user-input']));
      await leave(page);
    }
    const next = await signInAfterwards(signIn);
    saw(`${length} variants: ${counted(seen)}; the next one: ${next}`);
  },
);
