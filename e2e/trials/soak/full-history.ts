import { textOf, toLine } from '../../../electron/history/history-lines';
import type { HistoryEntry } from '../../../shared/model/history';
import type { Simulator } from '../../../simulator/simulator';

type Account = ReturnType<Simulator['control']['accounts']>[number];

/**
 * A history as after years of use: but for the 100 kB it grows by between two times that it is written
 * anew, what is added replaces what is old and like it, so that memory that grows is none of its.
 */
export function fullHistory(accounts: readonly Account[], now: number): string {
  const STEP_MS = 60_000;
  const FULL_BYTES = 3_990_000;
  const lines: string[] = [];
  for (let at = now, bytes = 0; ; at -= STEP_MS) {
    const count = lines.length / 2;
    const account = accounts[count % accounts.length];
    if (account === undefined) return '';
    const { accountID, user } = account;
    const network = account.network ?? account.bridge.type;
    const [from, to] =
      count % 2 === 0 ? ['connected', 'disconnected'] : ['disconnected', 'connected'];
    const what = { at, accountID };
    const about = {
      kind: 'decision',
      about: 'problem',
      told: false,
      reason: 'may-recover',
    } as const;
    const entries: HistoryEntry[] = [
      {
        ...what,
        network,
        displayName: user.fullName ?? null,
        kind: 'status',
        from,
        to,
        statusText: null,
      },
      { ...what, ...about },
    ];
    const both = entries.map((entry) => textOf(toLine(entry)));
    bytes += both.reduce((sum, text) => sum + Buffer.byteLength(text) + 1, 0);
    if (bytes > FULL_BYTES) return `${lines.toReversed().join('\n')}\n`;
    lines.push(...both.toReversed());
  }
}
