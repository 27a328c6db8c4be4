import { test, SIGNAL, WHATSAPP, type Program } from '../../program';
import type { Simulator } from '../../../simulator/simulator';
import { expecting, saw, selected } from '../trial';
import { startListener } from './in-between';

/** What came of a second start: sign-ins at Beeper, and windows. */
async function outcome(program: Program, simulator: Simulator): Promise<string> {
  await program.waitUntilIdle();
  await program.poll();
  const { count } = await program.windows();
  return `${simulator.control.logins().length} sign-ins, ${count} window`;
}

const link = (accountID: string) => `bridgekeeper://reconnect/${encodeURIComponent(accountID)}`;

for (const [what, argument] of [
  ['a link for an account that is well', link(WHATSAPP)],
  ['a link for an account that is not there', link('nobody')],
  ['a link to another place of the program', 'bridgekeeper://settings/signOut'],
  ['a link with a path around', 'bridgekeeper://reconnect/..%2F..%2Fetc%2Fpasswd'],
  ['a link with control characters', `bridgekeeper://reconnect/a%00b%0A%1B%5B2J`],
  ['a link that is no UTF-8', 'bridgekeeper://reconnect/%ff%fe'],
  // Longer than what Chromium hands over, it once ended the running program.
  ['a link of 100,000 characters', `bridgekeeper://reconnect/${'a'.repeat(100_000)}`],
  ['a link of 40,000 characters', `bridgekeeper://reconnect/${'a'.repeat(40_000)}`],
  ['a link of 14,000 characters', `bridgekeeper://reconnect/${'a'.repeat(14_000)}`],
  ['a link with a user name and a port', `bridgekeeper://evil:pw@reconnect:80/${WHATSAPP}`],
  ['a link with a query and a fragment', `${link(WHATSAPP)}?token=x#confirm`],
  ['a link that holds a switch', 'bridgekeeper://reconnect/--reconnect'],
  ['a link that is a script', 'bridgekeeper:javascript:alert(1)'],
  ['an account named like a key of every object', '--reconnect=__proto__'],
] as const) {
  test(
    what,
    (/is well|100,000/.test(what) ? selected : expecting)('0 sign-ins, 1 window'),
    async ({ simulator, startProgram }) => {
      const program = await startProgram({ args: [] });
      await program.logged('Beeper is ok');
      await program.window();
      const { code } = await program.startSecond([argument]);
      if (code !== 0) throw new Error(`The second start ended with ${code}.`);
      saw(await outcome(program, simulator));
    },
  );
}

test(
  'a hundred links at once',
  expecting('at most 1 open sign-in, 1 window'),
  async ({ simulator, startProgram }) => {
    simulator.control.setAccount(WHATSAPP, { status: 'reconnect_required' });
    simulator.control.setAccount(SIGNAL, { status: 'reconnect_required' });
    const program = await startProgram({ args: [] });
    await program.logged('Beeper is ok');
    await program.window();
    // As the first instance hears of them: a start of its own for each would take minutes.
    await program.app.evaluate(
      ({ app }, links) => {
        for (let times = 0; times < 50; times += 1) {
          for (const each of links) app.emit('second-instance', {}, [each], '/', {});
        }
      },
      [link(WHATSAPP), link(SIGNAL)],
    );
    await program.waitUntilIdle();
    await program.poll();
    const open = simulator.control
      .logins()
      .filter(({ status }) => !['complete', 'failed', 'cancelled'].includes(status)).length;
    const { count } = await program.windows();
    saw(`${open > 1 ? open : 'at most 1'} open sign-in, ${count} window`);
  },
);

test(
  'a second start that asks for a debugger',
  expecting('no debugger listens'),
  async ({ startProgram }) => {
    const program = await startProgram({ args: [] });
    await program.logged('Beeper is ok');
    const before = program.output().split('listening on').length;
    await program.startSecond(['--inspect=0', '--remote-debugging-port=0']);
    await program.waitUntilIdle();
    const after = program.output().split('listening on').length;
    saw(after === before ? 'no debugger listens' : 'a debugger listens');
  },
);

test(
  'a second start with another address and another token',
  selected('0 requests to the other address'),
  async ({ startProgram, simulator }) => {
    const listener = await startListener();
    const program = await startProgram({ args: [] });
    await program.logged('Beeper is ok');
    await program.startSecond([], {
      BEEPER_BASE_URL: listener.url,
      BEEPER_ACCESS_TOKEN: simulator.token,
    });
    await program.poll();
    await listener.stop();
    saw(`${listener.seen.length} requests to the other address`);
  },
);

test(
  'the status asked for by a program that passes a link along',
  expecting('the status is printed, no window'),
  async ({ startProgram }) => {
    const program = await startProgram();
    await program.logged('Beeper is ok');
    const asked = await program.startSecond(['--status', link(WHATSAPP)]);
    await program.waitUntilIdle();
    const { visible } = await program.windows();
    const word = /account|well/i.test(asked.output) ? 'printed' : `“${asked.output}”`;
    saw(`the status is ${word}, ${visible > 0 ? 'a' : 'no'} window`);
  },
);
