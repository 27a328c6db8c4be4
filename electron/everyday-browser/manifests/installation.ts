import { lstat, mkdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { FoundBrowser } from '../../../shared/model/everyday-browser';
import { notWrittenText } from '../../../shared/strings/everyday-browser';
import {
  readIfExists,
  removeWithLeftovers,
  USER_ONLY_FOLDER,
  writeAtomically,
} from '../../platform/files';
import { writeHost } from '../host/host-folder';
import { HOST_FOLDER, scriptPath } from '../host/script-path';
import { browserPlaces, type BrowserPlace, type System } from './browser-places';
import { manifestFile, manifestText, scriptIn } from './manifest';

/** What of the browsers' native messaging is set up. Nothing rejects but where it is said. */
export interface Installation {
  /** Every browser that is found, and how it stands. */
  read(): Promise<readonly FoundBrowser[]>;
  plan(): Promise<InstallationPlan>;
  /** Writes them; rejects when the program's own folder cannot be written. */
  write(): Promise<Outcome>;
  remove(): Promise<void>;
  /** Puts right what has moved since, of browsers that were set up before. */
  repair(): Promise<void>;
}

/** What a set-up would write. */
export interface InstallationPlan {
  /** The browsers that can be set up, and the files that are written for them. */
  names: readonly string[];
  files: readonly string[];
  /** Of those files the ones that another program has, which is there, and whose they are. */
  replaced: readonly { file: string; program: string }[];
  /** The names of the browsers that were found and that no extension reaches a program from. */
  sandboxed: readonly string[];
}

/** What came of a set-up, browser by browser. */
export interface Outcome {
  written: readonly string[];
  failed: readonly { name: string; folder: string; problem: string }[];
}

interface Options extends System {
  /** Of the program's own files. */
  folder: string;
  /** Of our extension, in Chromium's family. */
  chromiumIDs: readonly string[];
  log: (line: string) => void;
}

/** A browser with a folder for manifests. */
type Reachable = BrowserPlace & { readonly manifests: string };

const memorySchema = z.object({ browsers: z.array(z.string()) });

export function createInstallation(options: Options): Installation {
  const { folder, chromiumIDs, log } = options;
  const script = scriptPath(folder);
  const memory = join(folder, HOST_FOLDER, 'set-up.json');
  /** By browser, why its file could not be written or removed last. */
  const problems = new Map<string, string>();

  const find = async (): Promise<readonly BrowserPlace[]> => {
    const places = browserPlaces(options);
    const found = await Promise.all(places.map(({ profiles }) => anyFolder(profiles)));
    return places.filter((_place, index) => found[index]);
  };
  const findReachable = async () => (await find()).filter(isReachable);
  const reachable = () => browserPlaces(options).filter(isReachable);

  const textFor = ({ kind }: BrowserPlace) => manifestText({ kind, script, chromiumIDs });
  const present = (place: Reachable) =>
    readIfExists(manifestFile(place.manifests)).catch(() => null);

  const stateOf = async (place: BrowserPlace): Promise<FoundBrowser> => {
    const { id, name } = place;
    if (!isReachable(place)) return { name, state: 'sandboxed', problem: null };
    const problem = problems.get(id) ?? null;
    if (problem !== null) return { name, state: 'failed', problem };
    const isReady = (await present(place)) === textFor(place) && (await isFile(script));
    return { name, state: isReady ? 'ready' : 'absent', problem: null };
  };

  /** Notes why something did not work with a browser, and goes on. */
  const attempt = async (place: Reachable, change: () => Promise<void>) => {
    problems.delete(place.id);
    try {
      await change();
    } catch (error) {
      problems.set(place.id, notWrittenText(codeOf(error)));
      log(`everyday browser: ${place.name}: ${String(error)}`);
    }
  };

  const writeOne = (place: Reachable) =>
    attempt(place, async () => {
      const file = manifestFile(place.manifests);
      await mkdir(dirname(file), { recursive: true, mode: USER_ONLY_FOLDER });
      await writeAtomically(file, textFor(place));
    });

  const remember = async (ids: readonly string[]) => {
    await writeAtomically(memory, JSON.stringify({ browsers: ids })).catch((error: unknown) =>
      log(`everyday browser: what is set up cannot be remembered: ${String(error)}`),
    );
  };

  const remembered = async (): Promise<readonly string[]> => {
    const text = await readIfExists(memory).catch(() => null);
    if (text === null) return [];
    try {
      return memorySchema.parse(JSON.parse(text)).browsers;
    } catch {
      return [];
    }
  };

  /** Whether a manifest is to be put right: ours, or of a program that is no longer there. */
  const isStale = async (place: Reachable) => {
    const text = await present(place);
    if (text === null || text === textFor(place)) return false;
    const named = scriptIn(text);
    return named === script || named === null || !(await isFile(named));
  };

  /** The native host of another program that a manifest names, if that is there. */
  const programOf = async (place: Reachable) => {
    const named = scriptIn(await present(place));
    return named !== null && named !== script && (await isFile(named)) ? named : null;
  };

  const outcome = (places: readonly Reachable[]): Outcome => ({
    written: places.filter(({ id }) => !problems.has(id)).map(({ name }) => name),
    failed: places.flatMap(({ id, name, manifests }) => {
      const problem = problems.get(id);
      return problem === undefined ? [] : [{ name, folder: manifests, problem }];
    }),
  });

  return {
    read: async () => Promise.all((await find()).map(stateOf)),
    async plan() {
      const all = await find();
      const found = all.filter(isReachable);
      const programs = await Promise.all(found.map(programOf));
      return {
        names: found.map(({ name }) => name),
        files: found.map(({ manifests }) => manifestFile(manifests)),
        replaced: found.flatMap(({ manifests }, index) => {
          const program = programs[index] ?? null;
          return program === null ? [] : [{ file: manifestFile(manifests), program }];
        }),
        sandboxed: all.filter((place) => !isReachable(place)).map(({ name }) => name),
      };
    },
    async write() {
      await writeHost(folder);
      const found = await findReachable();
      for (const place of found) await writeOne(place);
      await remember(found.map(({ id }) => id));
      return outcome(found);
    },
    async remove() {
      for (const place of reachable()) {
        await attempt(place, async () => {
          // Another program's of this name is left to it.
          if (scriptIn(await present(place)) !== script) return;
          await removeWithLeftovers(manifestFile(place.manifests));
        });
      }
      await removeWithLeftovers(memory).catch((error: unknown) =>
        log(`everyday browser: what was set up is still remembered: ${String(error)}`),
      );
    },
    async repair() {
      const ids = await remembered();
      if (ids.length === 0) return;
      try {
        await writeHost(folder);
        const before = reachable().filter(({ id }) => ids.includes(id));
        for (const place of before) if (await isStale(place)) await writeOne(place);
      } catch (error) {
        log(`everyday browser: it could not be put right: ${String(error)}`);
      }
    },
  };
}

const isReachable = (place: BrowserPlace): place is Reachable => place.manifests !== null;

async function anyFolder(paths: readonly string[]): Promise<boolean> {
  for (const path of paths) {
    const found = await stat(path).catch(() => null);
    if (found?.isDirectory() === true) return true;
  }
  return false;
}

const isFile = async (path: string) => (await lstat(path).catch(() => null))?.isFile() === true;

const codeOf = (error: unknown) =>
  error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
