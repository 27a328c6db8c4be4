import type { CheckLine } from '../../shared/model/check-up';
import type { TokenStoreProblem } from '../../shared/model/connection';
import type { HTTPFetch } from '../beeper-api/http-fetch';
import type { Connection } from '../connection/connection';
import type { Environment } from '../connection/environment';
import type { Listener } from '../connection/listener-owner/target';
import type { ElectronModules } from '../electron-modules.electron';
import { sleep, systemClock, type Clock } from '../platform/clock';
import type { TokenFacts } from './patient';

/** The check-ups of the running program, for its window. */
export interface CheckUps {
  /** Looks at everything; one that is under way already is shared. Never rejects. */
  run(): Promise<readonly CheckLine[]>;
  /** What the latest one found that is over; null when there was none. */
  latest(): readonly CheckLine[] | null;
}

interface Options {
  electron: Pick<ElectronModules, 'app' | 'Notification' | 'safeStorage' | 'session'>;
  environment: Environment;
  /** Of the program's own files. */
  folder: string;
  now: Clock['now'];
  /** Sends to a program of this user alone. */
  guardedFetch: HTTPFetch;
  findListener: (baseURL: string) => Promise<Listener>;
  connection: () => Connection;
  tokenStoreProblem: () => TokenStoreProblem | null;
  hasShortcut: () => boolean;
  /** Lies between two of them. */
  pause?: () => Promise<void>;
}

/** By the machine's timers, as what is asked keeps no other time. */
const PAUSE_MS = 1_000;

export function createCheckUps(options: Options): CheckUps {
  const { electron, environment, folder, now, guardedFetch, findListener } = options;
  const { pause = () => sleep(systemClock, PAUSE_MS) } = options;
  let latest: readonly CheckLine[] | null = null;
  let paused: Promise<void> = Promise.resolve();
  let underWay: Promise<readonly CheckLine[]> | null = null;

  const examineNow = async (): Promise<readonly CheckLine[]> => {
    // Few ask, and what it takes is not needed before.
    const [{ examine }, { systemFacts }] = await Promise.all([
      import('./examine'),
      import('./system-facts'),
    ]);
    const { lines } = await examine(
      {
        ...systemFacts(electron, environment),
        clock: { ...systemClock, now },
        guardedFetch,
        findListener,
        folder,
        environmentURL: environment.baseURL,
        isBadAddress: environment.problem !== null,
        readRunning: null,
        readToken: async () => tokenFacts(options),
        hasShortcut: async () => options.hasShortcut(),
      },
      false,
    );
    latest = lines;
    return lines;
  };

  return {
    // SECURITY: a page that asks for ever would keep everything busy that is looked at.
    run: () =>
      (underWay ??= paused.then(examineNow).finally(() => {
        underWay = null;
        paused = pause();
      })),
    latest: () => latest,
  };
}

/** What the running program knows of its token already. */
function tokenFacts({
  connection,
  tokenStoreProblem,
  environment: { demoOnly },
}: Pick<Options, 'connection' | 'tokenStoreProblem' | 'environment'>): TokenFacts {
  const current = connection();
  switch (current.kind) {
    case 'beeper':
      return { token: { kind: 'there', storage: current.tokenStorage }, connection: current };
    case 'demo':
      return { token: { kind: demoOnly ? 'demo-only' : 'demo' }, connection: null };
    case 'waiting':
      return { token: { kind: 'waiting' }, connection: null };
    case 'none':
      return { token: { kind: tokenStoreProblem() ?? 'none' }, connection: null };
  }
}
