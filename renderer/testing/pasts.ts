import type { PastReport } from '../../shared/model/history';
import { NOW_MS } from './app';

/** The past of so many accounts, each of which was up half of the time. */
export function pastsOf(count: number): PastReport {
  const accounts = Array.from({ length: count }, (_, index) => ({
    accountID: `past-${index}`,
    network: 'Signal',
    displayName: null,
    isGone: false,
    bands: [{ from: 0, until: 160, state: 'connected' as const }],
    statistics: { upShare: 0.5, watchedMs: 1, disconnects: 0, needs: 0, signIns: 0 },
  }));
  const nothing = { knownSince: 0, troubles: [], needsEveryMs: null };
  return { from: 0, until: NOW_MS, accounts, accountCount: count, ...nothing };
}
