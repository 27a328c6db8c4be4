import type { Fault } from '../../../simulator/faults';
import type { Simulator } from '../../../simulator/simulator';
import { eventually } from '../../desktop/wait';
import { test } from '../../program';
import { expecting, saw, selected } from '../trial';
import { ALL_WELL, listedAccounts, tooltipBecomes, untilNextPoll } from './watch';

const BRIDGES = '^/v1/bridges$';
const MISSES = 3;

const NO_ANSWER = 'Beeper Desktop does not answer on this computer';
const TOO_SLOW = 'Beeper Desktop takes too long to answer';
const BROKEN = 'Something is wrong in Beeper Desktop';
const UNREADABLE = 'Bridgekeeper cannot read what Beeper Desktop answers';
const SLOW_DOWN = 'Beeper Desktop asks Bridgekeeper to slow down';
const TOO_OLD = 'This Beeper Desktop is too old to tell how your accounts are';
const REFUSED = 'Beeper no longer lets Bridgekeeper in';
const MAY_NOT_READ = 'Beeper does not let Bridgekeeper see your accounts';

/** What goes wrong; what is said; and how many notifications: only a refusal is the user's to mend. */
const FAULTS: [what: string, fault: Fault, sentence: string, told: number][] = [
  ['refuses connections', { kind: 'refuse' }, NO_ANSWER, 0],
  ['breaks off in the middle of its answer', { kind: 'drop' }, NO_ANSWER, 0],
  ['never answers', { kind: 'hang' }, TOO_SLOW, 0],
  ['answers later than anyone waits', { kind: 'latency', delayMs: 3_600_000 }, TOO_SLOW, 0],
  ['sends half of its JSON', { kind: 'truncated' }, UNREADABLE, 0],
  ['sends a web page', { kind: 'html' }, UNREADABLE, 0],
  ['sends null', { kind: 'json', body: null }, UNREADABLE, 0],
  ['sends a number', { kind: 'json', body: 7 }, UNREADABLE, 0],
  ['sends an object without a list', { kind: 'json', body: { items: 'none' } }, UNREADABLE, 0],
  ['sends 100 MB', { kind: 'huge' }, UNREADABLE, 0],
  ['answers 400', { kind: 'status', status: 400 }, BROKEN, 0],
  ['answers 404', { kind: 'status', status: 404 }, TOO_OLD, 0],
  ['answers 409', { kind: 'status', status: 409 }, BROKEN, 0],
  ['answers 429 and names a pause', { kind: 'status', status: 429, retryAfterS: 20 }, SLOW_DOWN, 0],
  ['answers 500', { kind: 'status', status: 500 }, BROKEN, 0],
  ['answers 503', { kind: 'status', status: 503 }, BROKEN, 0],
  ['answers 401', { kind: 'status', status: 401 }, REFUSED, 1],
  ['answers 403', { kind: 'status', status: 403 }, MAY_NOT_READ, 1],
];

/** What is pressed through once stands for its kind. */
const SELECTED_KINDS = new Set(['refuses connections', 'sends half of its JSON']);

const keeps = (sentence: string, told: number) =>
  `“${sentence}”, 6 accounts kept, ${told} told; then “${ALL_WELL}”`;

/** Waits until Beeper has no answer under way that will ever come. */
const untilAnswered = ({ control }: Simulator) =>
  eventually({
    what: 'every answer',
    read: () =>
      control.requests().filter(({ status, fault }) => status === null && fault === 'huge'),
    until: (open) => open.length === 0,
    timeoutMs: 30_000,
  });

for (const [what, fault, sentence, told] of FAULTS) {
  const isSelected = SELECTED_KINDS.has(what);
  test(
    `in polls, Beeper ${what}`,
    (isSelected ? selected : expecting)(keeps(sentence, told)),
    async ({ tray, notifications, simulator, startWatching }) => {
      const program = await startWatching();
      const item = await tray.waitForItem();
      await item.waitForToolTip(ALL_WELL);

      simulator.control.addFault({ ...fault, pattern: BRIDGES });
      for (let misses = 0; misses < MISSES; misses += 1) {
        await untilNextPoll(program, simulator);
        await untilAnswered(simulator);
      }
      const said = await tooltipBecomes(item, /^(?!All accounts)/);
      const kept = (await listedAccounts(item)).length;

      simulator.control.clearFaults();
      await untilNextPoll(program, simulator);
      const after = await tooltipBecomes(item, ALL_WELL);
      await program.waitUntilIdle();
      saw(`“${said}”, ${kept} accounts kept, ${notifications.count()} told; then “${after}”`);
    },
  );
}

const LIST_FAULTS: [what: string, fault: Fault][] = [
  ['refuses', { kind: 'refuse' }],
  ['breaks off', { kind: 'drop' }],
  ['never sends', { kind: 'hang' }],
  ['halves', { kind: 'truncated' }],
  ['sends a web page for', { kind: 'html' }],
  ['sends wrong types in', { kind: 'wrong-types' }],
  ['blows up to 100 MB', { kind: 'huge' }],
  ['answers 500 to', { kind: 'status', status: 500 }],
];

const SIGNED_OUT = 'WhatsApp (Alice Example) needs you to sign in again';

for (const [what, fault] of LIST_FAULTS) {
  test(
    `in polls, Beeper ${what} the list of accounts`,
    expecting(`“${ALL_WELL}”, then “${SIGNED_OUT}”`),
    async ({ tray, simulator, startProgram }) => {
      simulator.control.addFault({ ...fault, pattern: '^/v1/accounts$' });
      const program = await startProgram();
      const item = await tray.waitForItem();
      const first = await tooltipAfterPolls();
      simulator.control.setAccount('local-whatsapp_ba_alice', { status: 'reconnect_required' });
      await untilNextPoll(program, simulator);
      saw(`“${first}”, then “${await tooltipAfterPolls()}”`);

      /** What is said two looks later: a list that never comes is waited for, for two seconds. */
      async function tooltipAfterPolls(): Promise<string> {
        await untilNextPoll(program, simulator);
        await untilNextPoll(program, simulator);
        return item.toolTip();
      }
    },
  );
}
