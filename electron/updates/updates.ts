import type { UpdatesState, UpdateWay } from '../../shared/model/updates';
import { unfinishedUpdateText } from '../../shared/strings/updates';
import { createEmitter } from '../../shared/util/emitter';
import { sleep, systemClock, type Clock } from '../platform/clock';
import type { SettingsService } from '../settings/settings';
import { toUpdateError } from './update-error';
import type { UpdateMemory } from './update-memory';
import { mayBegin, nextStage, type UpdateEvent } from './update-stage';

/** Once the start is over, and what it had to do. */
export const FIRST_CHECK_MS = 30_000;
export const NEXT_CHECK_MS = 24 * 60 * 60_000;
/** After one that failed, as while there was no network yet. */
export const AGAIN_MS = 60 * 60_000;
/** By the machine's timers, as no other time passes at the server. */
const PAUSE_MS = 1_000;
/** For a test's clock. */
export const CHECK_TIMER = 'update-check';

/** What finds, fetches and installs a newer version; loaded when there is something for it to do. */
export interface Updater {
  /** The version that the server offers, when it is newer. Rejects where it is not to be trusted. */
  check(): Promise<string | null>;
  /** Has what was found last ready to be installed. `onPercent`: 0 to 100, whole. */
  download(onPercent: (percent: number) => void): Promise<void>;
  /** Installs what is ready, as the last thing that the program does. */
  installAtEnd(): void;
  /** Ends the program in order; what is ready is installed, and started. */
  restart(): void;
  /** Removes what an earlier run may have left beside the program. */
  clean(): Promise<void>;
  /** Ends what is under way. */
  stop(): void;
}

/** Newer versions of the program. */
export interface Updates {
  state(): UpdatesState;
  /** Returns the way to stop listening. */
  onState(listener: (state: UpdatesState) => void): () => void;
  /** Says what came of the last update, and looks for the next one when it is time. Never rejects. */
  start(): Promise<void>;
  /** Looks at once: the user asked. What comes of it is in the state. Never rejects. */
  check(): Promise<void>;
  /** Fetches what was found; looks once more where that failed before. Never rejects. */
  download(): Promise<void>;
  /** Installs what is ready, by a restart. */
  install(): void;
  /** The program ends: nothing begins any more. */
  stop(): void;
  /** Leaves what is ready for a later run: the session ends, which would cut an installer off. */
  keepForLater(): void;
  /** The last thing of all: what is ready takes the program's place. */
  installAtEnd(): void;
}

interface Options {
  way: UpdateWay;
  settings: Pick<SettingsService, 'get' | 'onChange'>;
  clock: Clock;
  memory: UpdateMemory;
  loadUpdater: () => Promise<Updater>;
  log: (line: string) => void;
  /** Receives a sentence for the user. */
  reportToUser: (sentence: string) => void;
  /** Lies between two questions to the server. */
  pause?: () => Promise<void>;
}

export function createUpdates(options: Options): Updates {
  const { way, settings, clock, memory, log, reportToUser } = options;
  const { pause = () => sleep(systemClock, PAUSE_MS) } = options;
  const states = createEmitter<[UpdatesState]>();
  let state: UpdatesState = { way, stage: { kind: 'idle' } };
  let loading: Promise<Updater> | null = null;
  let updater: Updater | null = null;
  let isStopped = false;
  let isKept = false;
  let paused: Promise<void> = Promise.resolve();
  let cancelTimer = () => {};

  const load = async (): Promise<Updater> => {
    updater = await (loading ??= options.loadUpdater());
    return updater;
  };

  /** Whether the event had a place. */
  const happen = (event: UpdateEvent): boolean => {
    const stage = nextStage(state.stage, event);
    if (isStopped || stage === state.stage) return false;
    state = { way, stage };
    states.emit(state);
    return true;
  };

  const fail = (error: unknown) => {
    const { problem, message } = toUpdateError(error);
    if (happen({ kind: 'failed', problem })) log(`update: ${problem} (${message})`);
  };

  const schedule = (ms: number) => {
    cancelTimer();
    if (isStopped || way === 'off' || !settings.get('lookForUpdates')) return;
    cancelTimer = clock.setTimeout(() => void check(), ms, CHECK_TIMER);
  };

  const check = async () => {
    if (way === 'off' || isStopped) return;
    schedule(NEXT_CHECK_MS);
    if (!happen({ kind: 'check' })) return;
    // SECURITY: a page that asks for ever would flood the server, and bury the log.
    await paused;
    try {
      const version = await (await load()).check();
      if (version !== null) log(`update: ${version} is there`);
      happen({ kind: 'checked', version });
    } catch (error) {
      fail(error);
      schedule(AGAIN_MS);
    } finally {
      paused = pause();
    }
  };

  const download = async () => {
    if (!mayBegin(way, state.stage)) return;
    if (state.stage.kind === 'failed') await check();
    if (!happen({ kind: 'download' }) || state.stage.kind !== 'downloading') return;
    const { version } = state.stage;
    await memory.begin(version);
    try {
      await (await load()).download((percent) => happen({ kind: 'progress', percent }));
      if (happen({ kind: 'downloaded' })) log(`update: ${version} is ready`);
    } catch (error) {
      fail(error);
      // One that the program's end has cut short is spoken of at the next start.
      if (!isStopped) await memory.end();
    }
  };

  /** Says what became of an update that an earlier run had begun. */
  const lookBack = async () => {
    const begun = await memory.read();
    // What was downloaded is of use for one that did not finish alone.
    if (begun === null || begun.isDone) await memory.sweep();
    if (begun === null || isStopped) return;
    const { version, isDone } = begun;
    log(`update: ${version} was ${isDone ? 'installed' : 'begun, and did not get to its end'}`);
    if (!isDone && happen({ kind: 'unfinished', version })) {
      reportToUser(unfinishedUpdateText(version));
    }
    await memory.end();
    await (await load()).clean();
  };

  return {
    state: () => state,
    onState: states.on,
    async start() {
      if (way === 'off') return;
      settings.onChange((key) => {
        if (key === 'lookForUpdates') schedule(FIRST_CHECK_MS);
      });
      schedule(FIRST_CHECK_MS);
      await lookBack().catch((error: unknown) => log(`update: ${toUpdateError(error).message}`));
    },
    check,
    download,
    install() {
      if (state.stage.kind === 'ready') updater?.restart();
    },
    stop() {
      isStopped = true;
      cancelTimer();
      updater?.stop();
    },
    keepForLater() {
      isKept = true;
    },
    installAtEnd() {
      if (isKept || state.stage.kind !== 'ready') return;
      try {
        updater?.installAtEnd();
      } catch (error) {
        // The next start says that it is still the version before.
        log(`update: not installed: ${toUpdateError(error).message}`);
      }
    },
  };
}
