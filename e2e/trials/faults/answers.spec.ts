import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ProgramStatus } from '../../../shared/model/program-status';
import type { Simulator } from '../../../simulator/simulator';
import { eventually } from '../../desktop/wait';
import { SIGNAL, test, WHATSAPP, type Program } from '../../program';
import { counted } from '../counted';
import { expecting, saw } from '../trial';
import { variantsOf } from './variants';

const BRIDGES = '^/v1/bridges$';
const ACCOUNTS = '^/v1/accounts$';
/** More than the wait between two looks, less than an answer may take. */
const LOOK_MS = 15_000;
const MANY_MS = 400_000;

interface Item {
  id?: string;
  accountID?: string;
  status: string;
  accounts?: Item[];
}

/** What Beeper really answers, as it stands on the wire. */
async function genuine({ url, token }: Simulator, path: string): Promise<unknown> {
  const answer = await fetch(url + path, { headers: { authorization: `Bearer ${token}` } });
  return answer.json();
}

/** Hands the program answers one after the other, each with a sign by which it is known again. */
function createFeed(program: Program, simulator: Simulator, userDataDir: string) {
  const file = join(userDataDir, 'status.json');
  let isConnecting = false;
  return {
    /** The status that Signal has in the next answer: it is watched all the while. */
    nextSign: () => (isConnecting ? 'connected' : 'connecting'),
    /** What the program tells other programs once it has read these answers. */
    async read(answers: Readonly<Record<string, unknown>>): Promise<ProgramStatus> {
      const sign = isConnecting ? 'connected' : 'connecting';
      isConnecting = !isConnecting;
      simulator.control.clearFaults();
      for (const [pattern, body] of Object.entries(answers)) {
        simulator.control.addFault({ kind: 'json', pattern, body });
      }
      await program.advance(LOOK_MS);
      return eventually({
        what: `Signal to be ${sign}`,
        read: async () => JSON.parse(await readFile(file, 'utf8')) as ProgramStatus,
        until: ({ accounts }) => statusOf(accounts, SIGNAL) === sign,
        timeoutMs: 20_000,
      });
    },
  };
}

const statusOf = (accounts: ProgramStatus['accounts'], id: string) =>
  accounts.find(({ accountID }) => accountID === id)?.status;

/** Whether all accounts but the spoilt one and Signal are connected, none missing. */
const isRestWatched = ({ accounts }: ProgramStatus, ids: readonly string[]) =>
  ids.every((id) => id === WHATSAPP || id === SIGNAL || statusOf(accounts, id) === 'connected');

// Without a status it is unreadable; without an ID, what the list of accounts says of it holds.
test(
  'each key of a bridge, and of the account on it, missing or of another type',
  expecting('168 variants, the rest watched in 168; the account: 162 connected, 6 unreadable'),
  async ({ simulator, userDataDir, startWatching }) => {
    test.setTimeout(MANY_MS);
    const feed = createFeed(await startWatching(), simulator, userDataDir);
    const ids = simulator.control.accounts().map(({ accountID }) => accountID);
    const { items } = (await genuine(simulator, '/v1/bridges')) as { items: Item[] };
    const bad = items.find(({ accounts }) => accounts?.some((one) => one.accountID === WHATSAPP));
    const all = variantsOf(bad);
    const seen: string[] = [];
    let watched = 0;
    for (const { body } of all) {
      const sign = feed.nextSign();
      const others = items.filter((item) => item !== bad).map((item) => withSign(item, sign));
      const status = await feed.read({ [BRIDGES]: { items: [body, ...others] } });
      if (isRestWatched(status, ids)) watched += 1;
      seen.push(statusOf(status.accounts, WHATSAPP) ?? 'gone');
    }
    saw(`${all.length} variants, the rest watched in ${watched}; the account: ${counted(seen)}`);
  },
);

test(
  'each key of the account list missing or of another type',
  expecting('108 variants, the rest watched in 108; the account: 108 connected'),
  async ({ simulator, userDataDir, startWatching }) => {
    test.setTimeout(MANY_MS);
    const feed = createFeed(await startWatching(), simulator, userDataDir);
    const ids = simulator.control.accounts().map(({ accountID }) => accountID);
    const { items } = (await genuine(simulator, '/v1/bridges')) as { items: Item[] };
    const list = (await genuine(simulator, '/v1/accounts')) as Item[];
    const bad = list.find(({ accountID }) => accountID === WHATSAPP);
    const all = variantsOf(bad);
    const seen: string[] = [];
    let watched = 0;
    for (const { body } of all) {
      const sign = feed.nextSign();
      const others = list.filter((item) => item !== bad);
      const status = await feed.read({
        [BRIDGES]: { items: items.map((item) => withSign(item, sign)) },
        [ACCOUNTS]: [body, ...others],
      });
      if (isRestWatched(status, ids)) watched += 1;
      seen.push(statusOf(status.accounts, WHATSAPP) ?? 'gone');
    }
    saw(`${all.length} variants, the rest watched in ${watched}; the account: ${counted(seen)}`);
  },
);

/** The same bridge, on which Signal has this status. */
function withSign(item: Item, status: string): Item {
  const accounts = item.accounts?.map((account) =>
    account.accountID === SIGNAL ? { ...account, status } : account,
  );
  return { ...item, ...(accounts && { accounts }) };
}
