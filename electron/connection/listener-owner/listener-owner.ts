import { userInfo } from 'node:os';
import { acceptsConnection } from '../../platform/accepts-connection';
import { ownerByTables, openSocketTables } from './linux';
import { listensByLsof } from './mac';
import { runProgram } from './programs';
import { listensByNetstat } from './windows';
import { listenTargetsOf, type Listener, type ListenerOwner, type ListenTarget } from './target';

const CONNECT_MS = 2_000;

/**
 * Whose program answers at a local base URL: this user's, at the first of its addresses where one
 * listens; else another's. Never rejects.
 * @param first the address to look at before the others, as where it was found the last time
 */
export async function findListener(baseURL: string, first?: string): Promise<Listener> {
  const targets = listenTargetsOf(new URL(baseURL));
  const inOrder = [
    ...targets.filter(({ address }) => address === first),
    ...targets.filter(({ address }) => address !== first),
  ];
  const others: ListenerOwner[] = [];
  for (const target of inOrder) {
    const owner = await ownerAt(target);
    if (owner === 'this-user') return { owner, address: target.address };
    others.push(owner);
  }
  const worst = (['another-user', 'unknown'] as const).find((owner) => others.includes(owner));
  return { owner: worst ?? 'nobody', address: null };
}

async function ownerAt(target: ListenTarget): Promise<ListenerOwner> {
  const owner = await ownerOnThisSystem(target);
  if (owner !== 'nobody') return owner;
  if (!(await acceptsConnection(target.address, target.port, CONNECT_MS))) return owner;
  // It began to listen a moment ago, or does so out of this program's sight, as in another namespace.
  const again = await ownerOnThisSystem(target);
  if (again !== 'nobody') return again;
  return process.platform === 'linux' ? 'unknown' : 'another-user';
}

/** By what the system says alone; where it shows a user only their own, `nobody` is one of others too. */
async function ownerOnThisSystem(target: ListenTarget): Promise<ListenerOwner> {
  const { env, platform } = process;
  if (platform === 'linux') {
    try {
      return ownerByTables(openSocketTables(), target, process.getuid?.() ?? -1);
    } catch {
      return 'unknown';
    }
  }
  if (platform === 'darwin') return fromAnswer(await listensByLsof(target, runProgram));
  if (platform !== 'win32') return 'unknown';
  const { USERDOMAIN = '', SystemRoot = 'C:\\Windows' } = env;
  const userName = [USERDOMAIN, userInfo().username].filter((part) => part !== '').join('\\');
  return fromAnswer(
    await listensByNetstat(target, { run: runProgram, systemRoot: SystemRoot, userName }),
  );
}

function fromAnswer(isThisUsers: boolean | null): ListenerOwner {
  if (isThisUsers === null) return 'unknown';
  return isThisUsers ? 'this-user' : 'nobody';
}
