import { connect } from 'node:net';
import { userInfo } from 'node:os';
import { ownerByTables, readSocketTables } from './linux';
import { listensByLsof } from './mac';
import { runProgram } from './programs';
import { listensByNetstat } from './windows';
import { listenTargetOf, type ListenerOwner, type ListenTarget } from './target';

const CONNECT_MS = 2_000;

/** Whose program listens at a local base URL. Never rejects. */
export async function listenerOwner(baseURL: string): Promise<ListenerOwner> {
  const target = listenTargetOf(new URL(baseURL));
  const owner = await ownerOnThisSystem(target);
  if (owner !== 'nobody' || !(await answers(target))) return owner;
  // It began to listen a moment ago, or does so out of this program's sight, as in another namespace.
  const again = await ownerOnThisSystem(target);
  if (again !== 'nobody') return again;
  return process.platform === 'linux' ? 'unknown' : 'another-user';
}

/** By what the system says alone; where it shows a user only their own, `nobody` is one of others too. */
async function ownerOnThisSystem(target: ListenTarget): Promise<ListenerOwner> {
  const { env, platform } = process;
  if (platform === 'linux') {
    return ownerByTables(await readSocketTables(), target, process.getuid?.() ?? -1);
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

/** Whether anything accepts a connection there; nothing is sent. */
async function answers({ addresses, port }: ListenTarget): Promise<boolean> {
  const all = await Promise.all(
    addresses.map(
      (host) =>
        new Promise<boolean>((resolve) => {
          const socket = connect({ host, port, timeout: CONNECT_MS });
          const end = (isThere: boolean) => {
            socket.destroy();
            resolve(isThere);
          };
          socket.once('connect', () => end(true));
          socket.once('error', () => end(false));
          socket.once('timeout', () => end(false));
        }),
    ),
  );
  return all.includes(true);
}
