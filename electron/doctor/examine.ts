import { CHECK_IDS, type CheckLine, type Finding } from '../../shared/model/check-up';
import { withTimeout } from '../beeper-api/timeout';
import type { SessionBus } from '../platform/session-bus';
import { isWaylandSession } from '../platform/wayland-session';
import { askForTray } from '../tray/tray-availability';
import { checkAnswers, comparisonLines } from './checks/check-answers';
import { checkBeeper } from './checks/check-beeper';
import {
  checkBus,
  checkNotificationServer,
  checkPortal,
  checkSystemNotifications,
  checkTray,
} from './checks/check-desktop';
import { checkRunning } from './checks/check-running';
import {
  checkAutostart,
  checkClock,
  checkDisk,
  checkKeyring,
  checkProxy,
  type KeyringState,
} from './checks/check-system';
import { checkExpiry, checkScopes, checkToken } from './checks/check-token';
import {
  lookForBeeper,
  setupAt,
  tokenUseOf,
  tryToken,
  type TriedToken,
} from './facts/beeper-facts';
import { askNotificationServer, askPortal, isKeyringLocked } from './facts/desktop-facts';
import { latestFileAt, readDiskFacts } from './facts/disk-facts';
import { ANY_PAGE, proxyState } from './facts/proxy-facts';
import type { Patient, TokenFacts } from './patient';
import { runChecks, type Check } from './run-checks';

export interface Examination {
  lines: readonly CheckLine[];
  /** What every endpoint answered, beside what is expected; null when it was not asked for. */
  comparison: readonly string[] | null;
}

/** One check of the desktop or the system. */
const LIMIT_MS = 5_000;
/** The keyring may ask its user, for whom nobody waits. */
const KEYRING_LIMIT_MS = 4_000;
/** The keyring, and all that Beeper is asked. */
const BEEPER_LIMIT_MS = 20_000;
/** Each bridge may have to ask its network. */
const THOROUGH_LIMIT_MS = 120_000;

/** Looks at everything, changes nothing. Never rejects. @param isThorough compares every answer */
export async function examine(patient: Patient, isThorough: boolean): Promise<Examination> {
  const { platform } = patient;
  const isLinux = platform === 'linux';
  const ending = new AbortController();
  const connected = isLinux ? patient.connectBus() : Promise.reject(new Error('there is none'));
  const bus = connected.catch(() => null);

  // The desktop and the system first: up to Electron 41 a keyring that asks its user stops all else.
  const first = await runChecks(firstChecks(patient, bus), {
    clock: patient.clock,
    limitMs: LIMIT_MS,
  });

  const { tokenFacts, keyring } = askKeyringAndToken(patient, isLinux ? await soon(bus) : null);
  const tried = once(async (): Promise<TriedToken | null> => {
    const { connection } = await tokenFacts();
    return connection && tryToken(connection, patient, ending.signal);
  });
  const second = await runChecks(beeperChecks(patient, { tokenFacts, keyring, tried }), {
    clock: patient.clock,
    limitMs: BEEPER_LIMIT_MS,
  });

  const answered = await soon(tried());
  const reports = answered && [...answered.questioned.reports];
  const compare = async () => {
    if (isThorough) reports?.push(...((await answered?.questioned.askAboutEach()) ?? []));
    return checkAnswers(reports);
  };
  const third = await runChecks([['answers', compare]], {
    clock: patient.clock,
    limitMs: THOROUGH_LIMIT_MS,
  });
  ending.abort(new Error('the check-up is over'));
  void bus.then((opened) => opened?.close());
  const lines = [...first, ...second, ...third];
  return {
    lines: CHECK_IDS.flatMap((id) => lines.filter((line) => line.id === id)),
    comparison: isThorough ? comparisonLines(reports) : null,
  };
}

function firstChecks(patient: Patient, bus: Promise<SessionBus | null>): Check[] {
  const { platform, env, folder, readRunning } = patient;
  const isWayland = isWaylandSession(platform, env);
  const desktop: Check[] = [
    ['bus', async () => checkBus((await bus) !== null)],
    [
      'tray',
      async () => {
        const opened = await bus;
        return checkTray(opened && (await askForTray(opened)));
      },
    ],
    [
      'notifications',
      async () => {
        const opened = await bus;
        return checkNotificationServer(opened ? await askNotificationServer(opened) : 'no-bus');
      },
    ],
    [
      'portal',
      async () =>
        checkPortal({
          isWayland,
          hasShortcut: await patient.hasShortcut(),
          ...(await askPortal(await bus)),
        }),
    ],
  ];
  const elsewhere: Check[] = [
    ['tray', () => checkTray(true)],
    ['notifications', () => checkSystemNotifications(patient.showsNotifications())],
  ];
  return [
    ...(readRunning === null ? [] : [['running', () => checkRunning(readRunning())] as const]),
    ...(platform === 'linux' ? desktop : elsewhere),
    ['autostart', async () => checkAutostart(await patient.readAutostart())],
    ['disk', async () => checkDisk(await readDiskFacts(folder))],
    ['proxy', async () => checkProxy(await proxyState(await patient.resolveProxy(ANY_PAGE)))],
  ];
}

interface Asked {
  tokenFacts: () => Promise<TokenFacts>;
  keyring: () => Promise<KeyringState>;
  tried: () => Promise<TriedToken | null>;
}

/** The keyring is asked for its key, and for the token only then. One that is locked is not asked. */
function askKeyringAndToken(
  patient: Patient,
  bus: SessionBus | null,
): Pick<Asked, 'keyring' | 'tokenFacts'> {
  const limit = { clock: patient.clock, timeoutMs: KEYRING_LIMIT_MS, signal: undefined };
  const inTime = <T>(ask: () => Promise<T>) => withTimeout(limit, ask);
  const lock = once(async (): Promise<KeyringState | null> => {
    const isLocked = await inTime(() => isKeyringLocked(bus));
    if (isLocked === undefined) return 'waiting';
    return isLocked === true ? 'locked' : null;
  });
  return {
    keyring: once(async () => (await lock()) ?? (await inTime(patient.askKeyring)) ?? 'waiting'),
    tokenFacts: once(async () => {
      const isLocked = (await lock()) !== null;
      const waiting: TokenFacts = { token: { kind: 'waiting' }, connection: null };
      return (await inTime(() => patient.readToken(isLocked))) ?? waiting;
    }),
  };
}

function beeperChecks(patient: Patient, { tokenFacts, keyring, tried }: Asked): Check[] {
  const { clock, folder, platform, environmentURL, isBadAddress } = patient;
  const onToken =
    (check: (facts: TokenFacts, use: ReturnType<typeof tokenUseOf> | null) => Finding) =>
    async () => {
      const answered = await tried();
      return check(await tokenFacts(), answered && tokenUseOf(answered.questioned));
    };
  return [
    [
      'keyring',
      async () => {
        const state = await keyring();
        const { token } = await tokenFacts();
        const storage = token.kind === 'there' ? token.storage : null;
        return checkKeyring(state, storage, platform === 'linux');
      },
    ],
    [
      'beeper',
      async () => {
        const { connection } = await tokenFacts();
        const found = await lookForBeeper(connection?.baseURL ?? environmentURL, patient);
        const place = found.found[0]?.baseURL;
        // A Beeper whose bridges are there is as ready as it has to be.
        const isReady = (await tried())?.questioned.bridgesFailure === null;
        const setup = isReady || place === undefined ? null : await setupAt(place, patient);
        return checkBeeper({ isBadAddress, setup, ...found });
      },
    ],
    ['token', onToken(({ token }, use) => checkToken(token, use))],
    [
      'scopes',
      onToken(({ token, connection }, use) => checkScopes(token, use, connection?.scopes ?? null)),
    ],
    [
      'expiry',
      onToken(({ token, connection }, use) =>
        checkExpiry(token, use, connection?.expiresAt ?? null, clock.now()),
      ),
    ],
    [
      'clock',
      async () => {
        const answered = await tried();
        return checkClock({
          now: clock.now(),
          latestFileAt: await latestFileAt(folder),
          skewMs: answered?.skewMs ?? null,
          offsetMinutes: -new Date(clock.now()).getTimezoneOffset(),
        });
      },
    ],
  ];
}

/** Does something the first time it is asked for. */
function once<T>(run: () => Promise<T>): () => Promise<T> {
  let result: Promise<T> | null = null;
  return () => (result ??= run());
}

/** What is there already, or in a moment; null for what hangs, or failed. */
function soon<T>(promise: Promise<T>): Promise<T | null> {
  const SOON_MS = 100;
  const late = new Promise<null>((resolve) => {
    setTimeout(() => resolve(null), SOON_MS);
  });
  return Promise.race([promise.catch(() => null), late]);
}
