import { startSimulator } from '../../simulator/simulator';
import { test } from '../program';
import { expectCapturedAtLab, pressSignIn, startAtLab } from './lab';
import { createSignIn } from './sign-in';

/** A report as the program writes it, of a site with a page of a partner in between. */
const REPORT = `Bridgekeeper sign-in report 1

Step 1
  type cookies
  opens https://www.example.com/login
  field xs <- cookie xs @ example.com
  field auth <- request_header Authorization
  field box <- local_storage box
  field token <- request_body token of ".*"
  field extra <- special lab.extra

Events
  +0.3 s  page 1 https://www.example.com/login?…
  +1.2 s  page 1 redirect https://id.partner.com/oauth/{…}
  +2.1 s  page 1 https://www.example.com/inbox (the last page)
`;

test('a report is played back: its pages come, and its values are found as they were', async ({
  startProgram,
}) => {
  const simulator = await startSimulator({ seed: 'sign-in', report: REPORT });
  try {
    const program = await startProgram({
      args: [],
      env: { BEEPER_BASE_URL: simulator.url, BEEPER_ACCESS_TOKEN: simulator.token },
    });
    const signIn = createSignIn(program, simulator);
    await pressSignIn(await startAtLab(signIn, 'A reported sign-in'));
    await expectCapturedAtLab(signIn, { fields: ['xs', 'auth', 'box', 'token', 'extra'] });
  } finally {
    await simulator.stop();
  }
});
