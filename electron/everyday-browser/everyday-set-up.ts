import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { isAbsolute } from 'node:path';
import type { FoundBrowser } from '../../shared/model/everyday-browser';
import { EVERYDAY_PROBLEM_TEXT } from '../../shared/strings/everyday-browser';
import { UserFacingError } from '../ipc/user-facing-error';
import type { EverydayBrowserOptions } from './everyday-browsers';
import { provideExtension, refreshExtension } from './extension-folder';
import { shownExtensionFolder } from './extension-place';
import { openDoor } from './host/host-folder';
import { createHandOvers, type HandOvers } from './link/hand-overs';
import { createInstallation } from './manifests/installation';

/** All that is loaded once a window or a sign-in asks for it. */
export interface EverydaySetUp {
  handOvers: HandOvers;
  /** Puts right what moved since it was set up, and reads how each browser stands. */
  read(): Promise<readonly FoundBrowser[]>;
  /** Each of these rejects with a UserFacingError where it does not work. */
  setUp(): Promise<void>;
  remove(): Promise<void>;
  showFolder(): Promise<void>;
  openStore(): Promise<void>;
}

export function openEverydaySetUp(options: EverydayBrowserOptions): EverydaySetUp {
  const { folder, env, source, confirm, openPath } = options;
  const installation = createInstallation({ ...options, chromiumIDs: source.chromiumIDs });
  const runtime = env['XDG_RUNTIME_DIR'] ?? '';
  const shortFolder = isAbsolute(runtime) ? runtime : tmpdir();
  let isAsking = false;
  /** One after the other, as they write the same files. */
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = <Result>(run: () => Promise<Result>): Promise<Result> => {
    const result = turn.then(run);
    turn = result.catch(() => undefined);
    return result;
  };

  const confirmed = async () => {
    const plan = await installation.plan();
    if (plan.names.length === 0) {
      const { noBrowser, onlySandboxed } = EVERYDAY_PROBLEM_TEXT;
      throw failed(plan.sandboxed.length === 0 ? noBrowser : onlySandboxed(plan.sandboxed));
    }
    // SECURITY: nor can a page bury the user in questions.
    if (isAsking) throw failed(EVERYDAY_PROBLEM_TEXT.notConfirmed);
    isAsking = true;
    const isWanted = await confirm(plan)
      .catch(() => false)
      .finally(() => (isAsking = false));
    if (!isWanted) throw failed(EVERYDAY_PROBLEM_TEXT.notConfirmed);
  };

  return {
    handOvers: createHandOvers({
      openDoor: (onSocket) => openDoor({ folder, shortFolder }, onSocket),
      clock: options.clock,
      newKey: () => randomBytes(16).toString('hex'),
      chromiumIDs: source.chromiumIDs,
      log: options.log,
      onProblem: (reason) => options.reportToUser(EVERYDAY_PROBLEM_TEXT.notListening(reason)),
    }),
    read: () =>
      inTurn(async () => {
        await installation.repair();
        await refreshExtension(options).catch((error: unknown) =>
          options.log(`everyday browser: the extension’s copy is an old one: ${String(error)}`),
        );
        return installation.read();
      }),
    async setUp() {
      // SECURITY: a page that was taken over must not open a way into the program by itself.
      await confirmed();
      const outcome = await inTurn(installation.write).catch((error: unknown) => {
        throw failed(EVERYDAY_PROBLEM_TEXT.notStored(reasonOf(error)));
      });
      // Where one of several worked, each stands in the list with what became of it.
      if (outcome.written.length === 0) {
        throw failed(EVERYDAY_PROBLEM_TEXT.noneWritten(outcome.failed));
      }
    },
    remove: () => inTurn(installation.remove),
    async showFolder() {
      const shown = shownExtensionFolder(options);
      await inTurn(() => provideExtension(options)).catch((error: unknown) => {
        throw failed(EVERYDAY_PROBLEM_TEXT.notStored(reasonOf(error)));
      });
      if ((await openPath(shown)) === '') return;
      throw failed(EVERYDAY_PROBLEM_TEXT.folderNotOpened(shown));
    },
    async openStore() {
      if (source.storeURL === null) throw failed(EVERYDAY_PROBLEM_TEXT.noStore);
      await options.openInDefaultBrowser(source.storeURL).catch(() => {
        throw failed(EVERYDAY_PROBLEM_TEXT.storeNotOpened);
      });
    },
  };
}

const failed = (sentence: string) => new UserFacingError('failed', sentence);

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
