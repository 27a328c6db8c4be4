import { join } from 'node:path';
import Store from 'electron-store';
import { goodSnapshot } from '../../../../electron/testing/fixtures';
import { aChange } from '../../../../electron/history/testing/entries';
import { openHistory } from '../../../../electron/history/history';
import { NEVER_NOTIFIED } from '../../../../electron/notifications/account-memory';
import {
  NOTHING_REMEMBERED,
  openNotificationMemory,
} from '../../../../electron/notifications/notification-memory';
import { openSettingsStore } from '../../../../electron/settings/settings-store';
import { readStatus } from '../../../../electron/status/read-status';
import { createStatusFile } from '../../../../electron/status/status-file';
import { openTokenStore } from '../../../../electron/token-store/token-store';
import { anAccount } from '../../../../shared/testing/fixtures';

/** A kind of file as the program's own modules read and write it. */
export interface OpenFile {
  /** The number that was written last, and that no number before it is missing; 0 without a file. */
  last: number;
  /** Writes a number; resolves once the program would say that it is on disk. */
  write(number: number): Promise<unknown>;
}

export type Open = (folder: string, reportToUser: (sentence: string) => void) => Promise<OpenFile>;

/** Large enough that a write can be torn in many places. */
const PADDING = 'x'.repeat(100_000);
/** What is added to the history at once. */
const ENTRIES = 20;
const now = Date.now;

const settings: Open = async (folder, reportToUser) => {
  const store = await openSettingsStore({ folder, Store, now, reportToUser });
  return {
    last: Number(store.get('written') ?? 0),
    async write(number) {
      store.set('padding', PADDING);
      store.set('written', number);
    },
  };
};

/** As its user chose without a keyring: how it is written does not depend on what encrypts it. */
const vault: Open = async (folder, reportToUser) => {
  const noKeyring = () => {
    throw new Error('No keyring is asked.');
  };
  const safeStorage = {
    isEncryptionAvailable: () => false,
    encryptString: noKeyring,
    decryptString: noKeyring,
  };
  const tokens = openTokenStore({ folder, safeStorage, log: reportToUser });
  const stored = await tokens.read();
  if (stored.state !== 'empty' && stored.state !== 'stored') reportToUser(stored.state);
  return {
    last: stored.state === 'stored' ? Number.parseInt(stored.text, 10) : 0,
    write: (number) => tokens.saveUnencrypted(`${number} ${PADDING}`),
  };
};

const history: Open = async (folder, reportToUser) => {
  const opened = await openHistory({ file: join(folder, 'history.ndjson'), now, reportToUser });
  const numbers = opened
    .entries()
    .map((entry) => Number('statusText' in entry && entry.statusText));
  const counts = new Map<number, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  // The oldest go when there is no room, and of the last ones a part may have been added.
  const [first = 0] = counts.keys();
  const last = numbers.at(-1) ?? 0;
  for (let number = first + 1; number < last; number += 1) {
    if (counts.get(number) !== ENTRIES) reportToUser(`The history lacks something of ${number}.`);
  }
  return {
    last: counts.get(last) === ENTRIES || last === 0 ? last : last - 1,
    write: (number) =>
      opened.add(
        Array.from({ length: ENTRIES }, () =>
          aChange(now(), 'connected', { statusText: String(number) }),
        ),
      ),
  };
};

const alerts: Open = async (folder, reportToUser) => {
  const file = join(folder, 'alerts.json');
  const memory = await openNotificationMemory({ file, now, reportToUser });
  const [told] = memory.remembered.accounts.get('alice')?.notifiedStatuses ?? [];
  return {
    last: Number(told ?? 0),
    write: (number) => {
      const alice = { ...NEVER_NOTIFIED, notifiedStatuses: [String(number), PADDING] };
      return memory.save({ ...NOTHING_REMEMBERED, accounts: new Map([['alice', alice]]) });
    },
  };
};

const status: Open = async (folder, reportToUser) => {
  const file = join(folder, 'status.json');
  const read = readStatus(file);
  if (read.kind === 'unreadable' || read.kind === 'newer') reportToUser(read.kind);
  const written = createStatusFile({ file, program: '1', pid: process.pid, now, reportToUser });
  return {
    last: read.kind === 'read' ? Number(read.status.accounts[0]?.status ?? 0) : 0,
    async write(number) {
      const account = anAccount({ status: String(number), displayName: PADDING });
      written.showSnapshot(goodSnapshot([account], number));
      await written.flush();
    },
  };
};

export const KINDS = { settings, vault, history, alerts, status } as const satisfies Record<
  string,
  Open
>;

export type KindName = keyof typeof KINDS;
