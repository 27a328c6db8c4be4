import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { HistoryEntry } from '../../shared/model/history';
import { SETTINGS_VERSION } from '../../shared/model/settings';
import type { Simulator } from '../../simulator/simulator';
import { SIGNAL, WHATSAPP } from '../program';
import { quietHoursAround } from '../time-of-day';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const DAYS = 30;

/** Writes what 30 days of watching leave behind, as a program finds it at its start. */
export async function leaveEarlierRuns(userDataDir: string, simulator: Simulator): Promise<void> {
  const now = Date.now();
  const begin = now - DAYS * DAY_MS;
  const write = (name: string, content: string) => writeFile(join(userDataDir, name), content);
  const lines = simulator.control
    .accounts()
    .flatMap((account) => pastOf(account, begin))
    .filter(({ at }) => at < now)
    .sort((a, b) => a.at - b.at)
    .map((entry) => `${JSON.stringify(entry)}\n`);
  await write('history.ndjson', lines.join(''));
  // Off for two nights, and for a weekend.
  const spans = [
    [begin, begin + 6 * DAY_MS],
    [begin + 6.4 * DAY_MS, begin + 13 * DAY_MS],
    [begin + 15 * DAY_MS, begin + 27 * DAY_MS],
    [begin + 27.4 * DAY_MS, now],
  ];
  await write('watched.json', JSON.stringify({ version: 1, spans }));
  const end = { signedInAt: now - 80 * DAY_MS, endsAt: now + 2 * DAY_MS, isTold: true };
  await write('renewals.json', JSON.stringify({ version: 1, accounts: { [WHATSAPP]: end } }));
  const quietHours = [quietHoursAround(now)];
  await write('settings.json', JSON.stringify({ version: SETTINGS_VERSION, quietHours }));
}

type Account = ReturnType<Simulator['control']['accounts']>[number];

/** Signal falls every third day and needs its user on two of them; the others are calm but once. */
function pastOf({ accountID, network, user }: Account, begin: number): HistoryEntry[] {
  const who = { accountID, network: network ?? accountID, displayName: user.fullName ?? null };
  const status = (at: number, from: string | null, to: string, statusText: string | null = null) =>
    ({ ...who, at, kind: from === null ? 'appeared' : 'status', from, to, statusText }) as const;
  const decision = (at: number, about: string, told: boolean, reason: string) =>
    ({ accountID, at, kind: 'decision', about, told, reason }) as const;
  const fall = (at: number, hours: number) => [
    status(at, 'connected', 'disconnected'),
    decision(at + 1, 'disconnected', false, 'held-down'),
    status(at + hours * HOUR_MS, 'disconnected', 'connected'),
  ];
  const signedOut = (at: number, told: boolean, reason: string) => [
    status(at, 'connected', 'reconnect_required', 'You were signed out on your phone.'),
    decision(at + 1, 'action-required', told, reason),
    { ...who, at: at + 3 * HOUR_MS, kind: 'signed-in' } as const,
    status(at + 3 * HOUR_MS + 1, 'reconnect_required', 'connected'),
  ];
  const isRestless = accountID === SIGNAL;
  const falls = isRestless ? [1, 4, 7, 10, 16, 19, 22, 25, 28, 29.6] : [11];
  return [
    status(begin, null, 'connected'),
    ...falls.flatMap((day) => fall(begin + day * DAY_MS, isRestless ? 5 : 1)),
    ...(isRestless
      ? [
          ...signedOut(begin + 12 * DAY_MS, true, 'at-once'),
          ...signedOut(begin + 24 * DAY_MS, false, 'quiet-hours'),
        ]
      : []),
  ];
}
