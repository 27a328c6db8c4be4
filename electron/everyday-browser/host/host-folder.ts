import { chmod, lstat, mkdir, mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { isMissing, readIfExists, USER_ONLY, USER_ONLY_FOLDER } from '../../platform/files';
import type { Door } from '../link/hand-overs';
import { nativeHostScript } from './native-host-script';
import { HOST_FOLDER, SCRIPT_NAME, SOCKET_NAME } from './script-path';

/** The longest address of a socket, in bytes; macOS takes least, and Linux four more. */
const MAX_SOCKET_PATH = 103;

/** Makes the folder this user's alone; throws where what is there is not this user's folder. */
async function openHostFolder(folder: string): Promise<string> {
  const own = join(folder, HOST_FOLDER);
  await mkdir(own, { mode: USER_ONLY_FOLDER }).catch((error: unknown) => {
    if (!isThere(error)) throw error;
  });
  const found = await lstat(own);
  const isOwn = process.getuid === undefined || found.uid === process.getuid();
  // SECURITY: who can write there would have their program started by the browser, or hear what it says.
  if (!isOwn || !found.isDirectory()) throw new Error(`${own} is not your folder`);
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
  await clear(place);
  const server = createServer(onSocket);
  if (Buffer.byteLength(place) <= MAX_SOCKET_PATH) {
    await listen(server, place);
    return { close: () => closeDoor(server, [place]) };
  }
  const away = await mkdtemp(join(shortFolder, 'bridgekeeper-'));
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

/** Removes what a run that crashed has left. What a link leads to stays, and so does a folder. */
async function clear(place: string): Promise<void> {
  try {
    const found = await lstat(place);
    if (found.isDirectory()) throw new Error(`${place} is a folder`);
    await rm(place);
  } catch (error) {
    if (!isMissing(error)) throw error;
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

const isThere = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === 'EEXIST';
