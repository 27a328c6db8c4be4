import { expect, onTestFinished } from 'vitest';
import { httpFetch } from '../../beeper-api/http-fetch';
import { startSimulator } from '../../../simulator/simulator';
import type { LoginStage } from '../../../shared/model/login';
import { createBeeperClient } from '../../beeper-api/client';
import { NO_CHOICE, stillHandOver } from '../../everyday-browser/testing/still-hand-over';
import { systemClock } from '../../platform/clock';
import { createManualClock } from '../../testing/manual-clock';
import { initialSnapshot } from '../../accounts/initial-snapshot';
import { reduceSnapshot } from '../../accounts/snapshot-reducer';
import type { WebviewListener, WebviewTask } from '../webview/types';
import { createLoginManager } from '../login-manager';
import type { CompletedLogin } from '../login-process-types';
import { stillWebview } from './still-webview';

export const WHATSAPP = { accountID: 'local-whatsapp_ba_alice' };
export const DUMMY = { bridgeID: 'dummybridge' };

/**
 * The logins over real HTTP against the simulator. Their own clock stands still until it is moved.
 * The webview is a stand-in: Electron runs only in Electron; e2e drives the real one.
 */
export async function startLoginManager() {
  const simulator = await startSimulator({ seed: 'sign-in' });
  const { url, token, control } = simulator;
  const client = createBeeperClient({ baseURL: url, token, fetch: httpFetch, clock: systemClock });
  const bridges = await client.bridges();
  if (!bridges.ok) throw new Error('the simulator does not answer');
  const manual = createManualClock();
  let sleptMs = 0;
  const clock = {
    ...manual,
    now: () => manual.now() + sleptMs,
    /** Moves the time on, and no timer: the computer sleeps. */
    sleepFor: (ms: number) => void (sleptMs += ms),
  };
  const snapshot = reduceSnapshot(
    initialSnapshot(0),
    { ok: true, bridges: bridges.value, listed: null, desktopVersion: null },
    0,
  );
  const webviews: { task: WebviewTask; listener: WebviewListener; isOpen: boolean }[] = [];
  const lines: string[] = [];
  const completed: { login: CompletedLogin; accountsBefore: ReadonlySet<string> }[] = [];
  let ids = 0;
  const logins = createLoginManager({
    client,
    clock,
    snapshot: () => snapshot,
    openWebview(task, listener) {
      const webview = { task, listener, isOpen: true };
      webviews.push(webview);
      return stillWebview({
        close: () => {
          webview.isOpen = false;
          return Promise.resolve();
        },
      });
    },
    openInDefaultBrowser: () => Promise.resolve(),
    startHandOver: stillHandOver,
    everydayBrowserChoice: NO_CHOICE,
    versions: () => ['Bridgekeeper 0.0.0'],
    fetchPicture: () => Promise.resolve('data:image/png;base64,AA=='),
    newID: () => String((ids += 1)),
    show: () => undefined,
    onComplete: (login, accountsBefore) => completed.push({ login, accountsBefore }),
    log: (line) => lines.push(line),
  });
  onTestFinished(async () => {
    await logins.end();
    await simulator.stop();
  });

  const stage = () => logins.state()?.stage;
  const reach = async <Kind extends LoginStage['kind']>(
    kind: Kind,
    fits: (stage: Extract<LoginStage, { kind: Kind }>) => boolean = () => true,
  ) => {
    const isThere = (now = stage()): now is Extract<LoginStage, { kind: Kind }> =>
      now?.kind === kind && fits(now as Extract<LoginStage, { kind: Kind }>);
    await expect.poll(() => isThere(), { message: `stage ${kind}` }).toBe(true);
    const now = stage();
    if (!isThere(now)) throw new Error('the stage went by');
    return now;
  };
  const flow = async (flowID: string) => {
    await reach('choose-flow');
    logins.chooseFlow(flowID);
  };
  const last = () => control.logins().at(-1);
  return {
    ...{ logins, control, clock, reach, flow, stage, last, webviews, lines },
    completed: () => completed.length,
    completions: completed,
  };
}
