import { eventually } from '../../desktop/wait';
import type { TrayItem } from '../../desktop/tray-item';
import type { Program } from '../../program';
import type { Simulator } from '../../../simulator/simulator';

/** Far less than an answer may take, so that none that is under way counts as late. */
const STEP_MS = 1_500;
/** A back-off of a minute takes forty steps. */
const PATIENT_MS = 40_000;

export const ALL_WELL = 'All accounts are well';

/** How often Beeper was asked how the accounts are. */
export const pollsOf = ({ control }: Simulator): number =>
  control.requests().filter(({ path }) => path === '/v1/bridges').length;

/** Lets time pass until Beeper is asked once more, whatever became of the last time. */
export async function untilNextPoll(program: Program, simulator: Simulator): Promise<void> {
  const before = pollsOf(simulator);
  await eventually({
    what: 'another poll',
    read: async () => {
      if (pollsOf(simulator) === before) await program.advance(STEP_MS);
      return pollsOf(simulator);
    },
    until: (count) => count > before,
    timeoutMs: PATIENT_MS,
  });
}

/** The names in the tray's menu of the accounts that it lists as they were last known. */
export async function listedAccounts(item: TrayItem): Promise<string[]> {
  const menu = await item.menu();
  const list = menu.find(({ label }) =>
    /(^| )(1 account|1 other account|\d+ (other )?accounts)$/.test(label),
  );
  return (list?.children ?? []).map(({ label }) => label);
}

/** Waits until the tray says so, and returns what it says. */
export const tooltipBecomes = (item: TrayItem, expected: string | RegExp): Promise<string> =>
  item.waitForToolTip(expected, { timeoutMs: PATIENT_MS });
