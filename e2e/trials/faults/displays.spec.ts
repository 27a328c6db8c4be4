import { CODES } from '../../../simulator/logins/codes';
import type { FaultEffect } from '../../../simulator/faults';
import { eventually } from '../../desktop/wait';
import { expect, test } from '../../login/sign-in';
import { expecting, saw, selected } from '../trial';
import { STEPS } from './sign-in-faults';

const PATIENT_MS = 40_000;
const NO_ANSWER = 'Beeper Desktop does not answer right now. Bridgekeeper keeps trying.';
const BROKEN = 'Something is wrong in Beeper Desktop. Bridgekeeper keeps trying.';
const keepsTrying = (told: string) => `code shown, “${told}”; then “”, and signed in`;

const TOLD: [what: string, fault: FaultEffect, told: string][] = [
  ['refuses the wait', { kind: 'refuse' }, NO_ANSWER],
  ['answers the wait with a web page', { kind: 'html' }, BROKEN],
  ['answers the wait with null', { kind: 'json', body: null }, BROKEN],
  ['answers the wait with 20 MB', { kind: 'huge', bytes: 20_000_000 }, BROKEN],
  ['answers the wait with 429', { kind: 'status', status: 429 }, BROKEN],
  ['answers the wait with 500', { kind: 'status', status: 500 }, BROKEN],
];

for (const [what, fault, told] of TOLD) {
  const details = fault.kind === 'refuse' ? selected : expecting;
  test(`a code is shown, and Beeper ${what}`, details(keepsTrying(told)), async ({ signIn }) => {
    const { control } = signIn.simulator;
    control.addFault({ ...fault, method: 'POST', pattern: STEPS });
    await signIn.add('Dummy', 'Code');
    const page = await signIn.page();
    const problem = page.getByText(/Bridgekeeper keeps trying\.$/);
    const said = await problem.innerText();
    const isShown = await page.getByText(CODES.dummy, { exact: true }).isVisible();

    control.clearFaults();
    await signIn.waitForSubmits('display_and_wait');
    await expect(problem).toHaveCount(0);
    const after = (await problem.allInnerTexts()).join();
    control.scan();
    await signIn.expectDone();
    saw(`${isShown ? 'code' : 'nothing'} shown, “${said}”; then “${after}”, and signed in`);
  });
}

const MISSED: [what: string, fault: FaultEffect][] = [
  ['never answers the wait', { kind: 'hang' }],
  ['breaks off its answer to the wait', { kind: 'drop' }],
  ['sends half of its answer to the wait', { kind: 'truncated' }],
];

for (const [what, fault] of MISSED) {
  test(
    `a code is typed elsewhere, and Beeper ${what}`,
    expecting('signed in, as the session said so: 1 login, complete'),
    async ({ signIn }) => {
      const { control } = signIn.simulator;
      control.addFault({ ...fault, method: 'POST', pattern: STEPS });
      await signIn.add('Dummy', 'Code');
      await eventually({
        what: 'the wait to begin',
        read: () => control.requests().filter(({ path }) => path.includes('/steps/')).length,
        until: (sent) => sent > 0,
        timeoutMs: PATIENT_MS,
      });
      control.scan();
      await signIn.expectHeading(/ is signed in/);
      const looks = control.requests().filter(({ method, path }) => {
        return method === 'GET' && /login-sessions\/[^/]+$/.test(path);
      }).length;
      const all = control.logins().map(({ status }) => status);
      const how = looks > 0 ? 'as the session said so' : 'nobody knows how';
      saw(`signed in, ${how}: ${all.length} login, ${all.join()}`);
    },
  );
}

test(
  'a code is shown while Beeper answers nothing of the sign-in at all',
  expecting(keepsTrying(NO_ANSWER)),
  async ({ signIn }) => {
    const { control } = signIn.simulator;
    await signIn.add('Dummy', 'Code');
    await signIn.waitForSubmits('display_and_wait');
    const page = await signIn.page();
    await control.down();
    const problem = page.getByText(/Bridgekeeper keeps trying\.$/);
    const said = await problem.innerText();
    const isShown = await page.getByText(CODES.dummy, { exact: true }).isVisible();
    await control.up();
    await signIn.waitForSubmits('display_and_wait', 2);
    await expect(problem).toHaveCount(0);
    const after = (await problem.allInnerTexts()).join();
    control.scan();
    await signIn.expectDone();
    saw(`${isShown ? 'code' : 'nothing'} shown, “${said}”; then “${after}”, and signed in`);
  },
);
