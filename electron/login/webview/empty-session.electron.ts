import type { Session } from 'electron';
import { withTimeout } from '../../beeper-api/timeout';
import type { Clock } from '../../platform/clock';
import type { SessionDebugger } from './session-debugger.electron';

/** What a page still had under way may leave something after the first look. */
const ROUNDS = 6;
const BETWEEN_ROUNDS_MS = 250;
/** Electron's stores answer within some ms; one that hangs never does. */
const ROUND_MS = 5_000;

interface Options {
  session: Session;
  debugger: SessionDebugger;
  clock: Clock;
  log: (line: string) => void;
}

/**
 * From now on nothing goes out and nothing comes in: a worker or a request that outlives its page
 * could set cookies for ever, or use up those that were just handed over.
 */
export function cutOff({ webRequest }: Session): void {
  webRequest.onBeforeRequest((_details, answer) => answer({ cancel: true }));
}

/**
 * Clears a session whose pages are gone, and looks whether it is empty: what a service worker or an
 * answer on its way has set meanwhile is cleared as well. What stays is said.
 * @returns whether it is empty and stays so: what did not answer in time may still be at work
 */
export async function emptySession({
  session,
  debugger: link,
  clock,
  log,
}: Options): Promise<boolean> {
  const round = async () => {
    await stopServiceWorkers(link);
    const isCleared = await clear(session);
    const remains = await remainsOf(session);
    return isCleared ? remains : [...remains, 'what cannot be cleared'];
  };
  let hasAnswered = true;
  for (let rounds = 1; ; rounds += 1) {
    const limits = { clock, timeoutMs: ROUND_MS, signal: undefined };
    const remains = await withTimeout(limits, round);
    if (remains === undefined) hasAnswered = false;
    if (remains?.length === 0) return hasAnswered;
    if (rounds === ROUNDS) {
      const what = remains ?? ['what does not answer'];
      log(`not all of the sign-in page is gone: ${what.join(', ')}`);
      return false;
    }
    await new Promise<void>((resolve) => void clock.setTimeout(resolve, BETWEEN_ROUNDS_MS));
  }
}

/** Clearing takes away their registration, but those that run go on for minutes. */
async function stopServiceWorkers(link: SessionDebugger): Promise<void> {
  await Promise.allSettled([
    link.send('ServiceWorker.enable'),
    link.send('ServiceWorker.stopAllWorkers'),
  ]);
}

async function clear(session: Session): Promise<boolean> {
  const cleared = await Promise.allSettled([
    session.closeAllConnections(),
    // SECURITY: this alone also forgets what the network knows of servers (HSTS), by which a site could
    // tell that it was visited before.
    session.clearData(),
    session.clearStorageData(),
    session.clearAuthCache(),
    session.clearHostResolverCache(),
  ]);
  // SECURITY: a change of this is what makes it forget the tickets of TLS, by which a server could tell
  // that it was visited before. What is left in the end are the defaults.
  session.setSSLConfig({ maxVersion: 'tls1.2' });
  session.setSSLConfig({});
  return cleared.every(({ status }) => status === 'fulfilled');
}

/** What is still there, as words for the log: never a name or a value. */
async function remainsOf(session: Session): Promise<string[]> {
  const workers = Object.keys(session.serviceWorkers.getAllRunning());
  const [cookies, cacheBytes] = await Promise.allSettled([
    session.cookies.get({}),
    session.getCacheSize(),
  ]);
  // What cannot be read may be there.
  const isEmpty = {
    cookies: cookies.status === 'fulfilled' && cookies.value.length === 0,
    'service workers': workers.length === 0,
    cache: cacheBytes.status === 'fulfilled' && cacheBytes.value === 0,
  };
  return Object.entries(isEmpty).flatMap(([what, is]) => (is ? [] : [what]));
}
