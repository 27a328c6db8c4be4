import type { EverydayBrowsersState, FoundBrowser } from '../../shared/model/everyday-browser';
import { EVERYDAY_HOST_TEXT } from '../../shared/strings/everyday-browser';
import { createEmitter } from '../../shared/util/emitter';
import type { Clock } from '../platform/clock';
import type { SetUpPlan } from './confirm-set-up.electron';
import type { EverydaySetUp } from './everyday-set-up';
import { shownExtensionFolder } from './extension-place';
import type { ExtensionSource } from './extension-source';
import type { HandOver, Standing, StartHandOver } from './types';

/** The browsers that the user has anyway, as far as their extension can reach the program. */
export interface EverydayBrowsers {
  /** As it was seen last; reads nothing. */
  state(): EverydayBrowsersState;
  /** Returns the way to stop listening. */
  onState(listener: (state: EverydayBrowsersState) => void): () => void;
  /** Looks at the browsers anew, as somebody looks at the window. Never rejects. */
  look(): Promise<void>;
  startHandOver: StartHandOver;
  /** Lets the extension of each browser reach the program, once the user has confirmed it. */
  setUp(): Promise<void>;
  /** Takes that back. */
  remove(): Promise<void>;
  /** Shows the folder that the extension is loaded from. Rejects with a UserFacingError. */
  showFolder(): Promise<void>;
  /** Rejects with a UserFacingError where there is none, or no browser opened. */
  openStore(): Promise<void>;
  /** Says in the browser that waits that the program ends. */
  stop(): Promise<void>;
}

export interface EverydayBrowserOptions {
  platform: NodeJS.Platform;
  env: Readonly<Record<string, string | undefined>>;
  home: string;
  /** Of the program's own files. */
  folder: string;
  /** The folder that holds the extension, as it came with the program. */
  extensionFolder: string;
  source: ExtensionSource;
  clock: Clock;
  /** Shows the user outside of any page what is to be written, and resolves to whether they want it. */
  confirm: (plan: SetUpPlan) => Promise<boolean>;
  /** Electron's `shell.openPath`: resolves with why it did not open, or with nothing. */
  openPath: (path: string) => Promise<string>;
  /** Rejects when no browser opened. */
  openInDefaultBrowser: (url: string) => Promise<void>;
  log: (line: string) => void;
  /** Receives a sentence for the user. */
  reportToUser: (sentence: string) => void;
}

/** What a start of the program needs of it: the rest is loaded, and the disk is read, when somebody asks. */
export function createEverydayBrowsers(options: EverydayBrowserOptions): EverydayBrowsers {
  const { platform, source, log } = options;
  const isSupported = platform === 'linux' || platform === 'darwin';
  const states = createEmitter<[EverydayBrowsersState]>();
  let loading: Promise<EverydaySetUp> | null = null;
  let isStopped = false;
  /** The one that was begun last. */
  let present: HandOver | null = null;
  let state: EverydayBrowsersState = {
    isSupported,
    browsers: [],
    storeURL: source.storeURL,
    folder: shownExtensionFolder(options),
  };

  const load = () =>
    (loading ??= import('./everyday-set-up').then((module) => module.openEverydaySetUp(options)));

  const show = (browsers: readonly FoundBrowser[]) => {
    if (JSON.stringify(browsers) === JSON.stringify(state.browsers)) return;
    state = { ...state, browsers };
    states.emit(state);
  };

  const look = async () => {
    if (!isSupported || isStopped) return;
    try {
      show(await (await load()).read());
    } catch (error) {
      log(`everyday browser: the browsers cannot be looked at: ${String(error)}`);
    }
  };

  /** Does something to the browsers, and looks at what came of it. */
  const change = async (what: 'setUp' | 'remove') => {
    try {
      await (await load())[what]();
    } finally {
      await look();
    }
  };

  const startHandOver: StartHandOver = (task, listener) => {
    let handOver: HandOver | null = null;
    let told: Standing | null = null;
    let isClosed = false;
    const begin = async () => {
      const { handOvers } = await load();
      if (isClosed || isStopped) return;
      handOver = handOvers.start(task, listener);
      if (told !== null) handOver.tell(told);
    };
    // Beside each other: who set the browsers up before need not be looked after first.
    if (isSupported) {
      begin().catch((error: unknown) => {
        log(`everyday browser: no hand-over: ${String(error)}`);
        listener.onBroken();
      });
      void look();
    }
    return (present = {
      tell(standing) {
        told = standing;
        handOver?.tell(standing);
      },
      close(standing) {
        isClosed = true;
        handOver?.close(standing);
      },
    });
  };

  return {
    state: () => state,
    onState: states.on,
    look,
    startHandOver,
    setUp: () => change('setUp'),
    remove: () => change('remove'),
    showFolder: async () => (await load()).showFolder(),
    openStore: async () => (await load()).openStore(),
    async stop() {
      isStopped = true;
      // At once: of the sign-in's own end its browser would hear that the program goes on.
      const sentence = EVERYDAY_HOST_TEXT.programEnded;
      present?.close({ state: 'over', missing: [], sentence });
      await (await loading)?.handOvers.stop();
    },
  };
}
