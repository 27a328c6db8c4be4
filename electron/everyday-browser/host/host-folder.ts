import type { Stats } from 'node:fs';
import {
  chmod,
  lstat,
  mkdir,
  mkdtemp,
  readlink,
  rename,
  rm,
  rmdir,
  symlink,
  unlink,
  writeFile,
} from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { dirname, join } from 'node:path';
import { isMissing, readIfExists, USER_ONLY, USER_ONLY_FOLDER } from '../../platform/files';
import type { Door } from '../link/hand-overs';
import { nativeHostScript } from './native-host-script';
import { HOST_FOLDER, SCRIPT_NAME, SOCKET_NAME } from './script-path';

/** The longest address of a socket, in bytes; macOS takes least, and Linux four more. */
const MAX_SOCKET_PATH = 103;
/** What the folder is called in which the socket is instead; six more letters follow. */
const AWAY = 'bridgekeeper-';

/** Makes the folder this user's alone; throws where what is there is not this user's folder. */
export async function openHostFolder(folder: string): Promise<string> {
  const own = join(folder, HOST_FOLDER);
  await mkdir(own, { mode: USER_ONLY_FOLDER }).catch((error: unknown) => {
    if (!isThere(error)) throw error;
  });
  const found = await lstat(own);
  // SECURITY: who can write there would have their program started by the browser, or hear what it says.
  if (!isOwn(found) || !found.isDirectory()) throw new Error(`${own} is not your folder`);
  await chmod(own, USER_ONLY_FOLDER);
  return own;
}

/** Writes the native host, unless it stands there as it should. Throws when the disk refuses. */
export async function writeHost(folder: string): Promise<void> {
  const own = await openHostFolder(folder);
  const file = join(own, SCRIPT_NAME);
  const script = nativeHostScript();
  const found = await lstat(file).catch(() => null);
  const isIntact = found?.isFile() === true && (found.mode & 0o777) === USER_ONLY_FOLDER;
  if (isIntact && (await readIfExists(file).catch(() => null)) === script) return;
  const fresh = `${file}.new`;
  await rm(fresh, { force: true });
  await writeFile(fresh, script, { mode: USER_ONLY_FOLDER, flag: 'wx', flush: true });
  await rename(fresh, file);
}

interface DoorOptions {
  /** Of the program's own files. */
  folder: string;
  /** Where a folder with a short path can be made: this user's run-time folder, or that of temporary files. */
  shortFolder: string;
}

/** Listens on the socket beside the native host. Throws when that is not possible. */
export async function openDoor(
  { folder, shortFolder }: DoorOptions,
  onSocket: (socket: Socket) => void,
): Promise<Door> {
  const own = await openHostFolder(folder);
  const place = join(own, SOCKET_NAME);
  await clear(place, shortFolder);
  const server = createServer(onSocket);
  if (Buffer.byteLength(place) <= MAX_SOCKET_PATH) {
    await listen(server, place);
    return { close: () => closeDoor(server, [place]) };
  }
  const away = await mkdtemp(join(shortFolder, AWAY));
  const removed = [place, away];
  try {
    await listen(server, join(away, SOCKET_NAME));
    await symlink(join(away, SOCKET_NAME), place);
  } catch (error) {
    await closeDoor(server, removed);
    throw error;
  }
  return { close: () => closeDoor(server, removed) };
}

/** Removes what a run that crashed has left. What else a link leads to stays, and so does a folder. */
async function clear(place: string, shortFolder: string): Promise<void> {
  try {
    const found = await lstat(place);
    if (found.isDirectory()) throw new Error(`${place} is a folder`);
    if (found.isSymbolicLink()) await clearAway(await readlink(place), join(shortFolder, AWAY));
    await rm(place);
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}

/** Removes a socket that a crash has left below a short path, with the folder that was made for it. */
async function clearAway(socket: string, prefix: string): Promise<void> {
  const away = dirname(socket);
  const isOurName = away.startsWith(prefix) && /^\w{6}$/.test(away.slice(prefix.length));
  if (!isOurName || socket !== join(away, SOCKET_NAME)) return;
  try {
    const found = await lstat(away);
    // SECURITY: nothing of another user's goes, nor anything behind a link of theirs.
    if (!found.isDirectory() || !isOwn(found)) return;
    await unlink(socket).catch((error: unknown) => {
      if (!isMissing(error)) throw error;
    });
    await rmdir(away);
  } catch {
    // It is in nobody's way.
  }
}

async function listen(server: Server, path: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, resolve);
  });
  // It does not fail of itself later, and must not end the program.
  server.on('error', () => undefined);
  // SECURITY: the folder is this user's alone, and so is the socket where a folder does not keep others out.
  await chmod(path, USER_ONLY);
}

async function closeDoor(server: Server, paths: readonly string[]): Promise<void> {
  // Who is inside may finish; nobody waits for them here.
  server.close();
  for (const path of paths) await rm(path, { recursive: true, force: true });
}

const isOwn = ({ uid }: Stats) => process.getuid === undefined || uid === process.getuid();

const isThere = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === 'EEXIST';
