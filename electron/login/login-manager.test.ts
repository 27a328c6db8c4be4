import { describe, expect, it, onTestFinished } from 'vitest';
import { startSimulator } from '../../simulator/simulator';
import type { LoginStage } from '../../shared/model/login';
import { createBeeperClient } from '../beeper-api/client';
import { systemClock } from '../platform/clock';
import { createManualClock } from '../testing/manual-clock';
import { reduceSnapshot, initialSnapshot } from '../accounts/snapshot-reducer';
import type { WebviewListener, WebviewTask } from './webview/types';
import { createLoginManager } from './login-manager';

const WHATSAPP = { accountID: 'local-whatsapp_ba_alice' };
const DUMMY = { bridgeID: 'dummybridge' };

/**
 * The logins over real HTTP against the simulator. Their own clock stands still until it is moved.
 * The webview is a stand-in: Electron runs only in Electron; e2e drives the real one.
 */
async function start() {
  const simulator = await startSimulator({ seed: 'sign-in' });
  const { url, token, control } = simulator;
  const client = createBeeperClient({ baseURL: url, token, fetch, clock: systemClock });
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
    { ok: true, bridges: bridges.value, listed: [], desktopVersion: null },
    0,
  );
  const webviews: { task: WebviewTask; listener: WebviewListener; isOpen: boolean }[] = [];
  const lines: string[] = [];
  let completed = 0;
  let ids = 0;
  const logins = createLoginManager({
    client,
    clock,
    snapshot: () => snapshot,
    openWebview(task, listener) {
      const webview = { task, listener, isOpen: true };
      webviews.push(webview);
      return {
        setRegion: () => undefined,
        act: () => undefined,
        refreshCookies: () => Promise.resolve(),
        close: () => {
          webview.isOpen = false;
          return Promise.resolve();
        },
      };
    },
    openInDefaultBrowser: () => Promise.resolve(),
    fetchPicture: () => Promise.resolve('data:image/png;base64,AA=='),
    newID: () => String((ids += 1)),
    show: () => undefined,
    onComplete: () => (completed += 1),
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
    await expect.poll(() => isThere(), { message: `stage ${kind}`, timeout: 5_000 }).toBe(true);
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
    completed: () => completed,
  };
}

describe('a reconnect', () => {
  it('sends both IDs, whatever the bridge’s status, and brings the account back', async () => {
    const { logins, control, reach, flow, last, completed } = await start();
    control.setAccount(WHATSAPP.accountID, { status: 'reconnect_required' });
    control.setBridge('local-whatsapp', { status: 'limit_reached' });
    logins.start(WHATSAPP);
    expect(logins.state()).toMatchObject({ reconnects: 'WhatsApp (Alice Example)' });
    await flow('qr');
    await reach('display');
    const { created } = last() ?? {};
    expect(created).toMatchObject({ flowID: 'qr', ...WHATSAPP });
    expect(created?.loginID).toBeTruthy();
    control.scan();
    const complete = await reach('complete');
    expect(complete).toMatchObject({ signedIn: { displayName: 'Alice Example' }, replaced: null });
    expect(completed()).toBe(1);
    const whatsapps = control.accounts().filter(({ network }) => network === 'WhatsApp');
    expect(whatsapps.map(({ status }) => status)).toEqual(['connected']);
  });

  it('reports when somebody else signed in', async () => {
    const { logins, control, reach, flow } = await start();
    control.signInAs('bob');
    logins.start(WHATSAPP);
    await flow('qr');
    await reach('display');
    control.scan();
    expect(await reach('complete')).toMatchObject({ replaced: 'Alice Example' });
  });
});

describe('a display', () => {
  it('is redrawn when its data changes under the same step', async () => {
    const { logins, control, reach, flow } = await start();
    logins.start(WHATSAPP);
    await flow('qr');
    const first = await reach('display');
    control.refreshDisplay();
    const second = await reach('display', ({ display }) => {
      return JSON.stringify(display) !== JSON.stringify(first.display);
    });
    expect(second.stepID).toBe(first.stepID);
  });

  it('that times out fails with a sentence, and starts again with the same flow', async () => {
    const { logins, control, reach, flow, last } = await start();
    logins.start(WHATSAPP);
    await flow('qr');
    await reach('display');
    // Before that the failure would meet a submit of a step that is over, and the clock stands still.
    await expect.poll(() => last()?.submits.length).toBe(1);
    control.failLogin('FI.MAU.WHATSAPP.LOGIN_TIMEOUT');
    const failed = await reach('failed');
    expect(failed.code).toBe('FI.MAU.WHATSAPP.LOGIN_TIMEOUT');
    expect(failed.sentence).not.toContain('FI.MAU');
    const states: unknown[] = [];
    logins.onState((state) => states.push(state));
    logins.restart();
    await reach('display');
    expect(states).not.toContain(null);
    expect(last()?.flowID).toBe('qr');
    expect(control.logins()).toHaveLength(2);
  });
});

it('starts again with all ways to sign in, also from a step that it cannot show', async () => {
  const { logins, reach, flow, control, last } = await start();
  logins.start({ bridgeID: 'lab' });
  await flow('unknown-step');
  await reach('unknown-step');
  logins.chooseAnotherWay();
  await reach('choose-flow');
  await expect.poll(() => last()?.status).toBe('cancelled');
  await flow('inputs');
  await reach('user-input');
  // Nothing else is put aside unasked.
  logins.chooseAnotherWay();
  expect(logins.state()?.stage.kind).toBe('user-input');
  control.failLogin('FI.MAU.X');
});

describe('a form', () => {
  it('sends what was asked for and nothing else', async () => {
    const { logins, reach, flow, last } = await start();
    logins.start(DUMMY);
    await flow('password');
    const { stepID, round } = await reach('user-input');
    expect(round).toBe(1);
    logins.submit(stepID, [
      ['username', 'alice'],
      ['password', 'x'],
      ['extra', 'no'],
    ]);
    logins.submit(stepID, [['username', 'twice']]);
    await reach('complete');
    expect(last()?.submits.map(({ fields, type }) => [type, fields])).toEqual([
      ['user_input', { username: 'alice', password: 'x' }],
    ]);
  });

  it('an answer that got lost is never sent twice by itself', async () => {
    const { logins, control, reach, flow } = await start();
    logins.start(DUMMY);
    await flow('password');
    const { stepID } = await reach('user-input');
    control.addFault({ kind: 'refuse', method: 'POST' });
    logins.submit(stepID, [
      ['username', 'alice'],
      ['password', 'x'],
    ]);
    const again = await reach('user-input', ({ problem }) => problem !== null);
    expect(again.isSubmitting).toBe(false);
    const posts = () => control.requests().filter(({ path }) => path.includes('/steps/'));
    expect(posts()).toHaveLength(1);
    control.clearFaults();
    logins.submit(stepID, [
      ['username', 'alice'],
      ['password', 'x'],
    ]);
    await reach('complete');
  });

  it('shows nothing of what was entered when a refusal repeats it', async () => {
    const { logins, control, reach, flow } = await start();
    logins.start(DUMMY);
    await flow('password');
    const { stepID } = await reach('user-input');
    const code = 'FI.MAU.DUMMY.REFUSED';
    const message = 'The password s3cret-typed is barred';
    control.addFault({ kind: 'status', status: 403, code, message, method: 'POST' });
    logins.submit(stepID, [
      ['username', 'alice'],
      ['password', 's3cret-typed'],
    ]);
    const failed = await reach('failed');
    expect(failed.sentence).toBe('The password … is barred');
    expect(JSON.stringify(logins.state())).not.toContain('s3cret-typed');
  });

  it('an answer that arrived although its reply got lost goes on', async () => {
    const { logins, control, reach, flow, last } = await start();
    logins.start(WHATSAPP);
    await flow('phone');
    const { stepID } = await reach('user-input');
    control.addFault({ kind: 'drop', method: 'POST', times: 1 });
    logins.submit(stepID, [['phone_number', '+49 170 1234567']]);
    await reach('display');
    expect(last()?.submits.filter(({ type }) => type === 'user_input')).toHaveLength(1);
  });
});

describe('every way out ends the session on Beeper’s side', () => {
  it('cancel', async () => {
    const { logins, reach, flow, last } = await start();
    logins.start(WHATSAPP);
    await flow('qr');
    await reach('display');
    logins.cancel();
    expect(logins.state()).toBeNull();
    await expect.poll(() => last()?.status).toBe('cancelled');
  });

  it('cancel while the session is being made', async () => {
    const { logins, control, flow, last } = await start();
    control.addFault({ kind: 'latency', delayMs: 300, method: 'POST' });
    logins.start(DUMMY);
    await flow('password');
    logins.cancel();
    await expect.poll(() => last()?.status).toBe('cancelled');
  });

  it('the program ends', async () => {
    const { logins, reach, flow, last } = await start();
    logins.start(WHATSAPP);
    await flow('qr');
    await reach('display');
    await logins.end();
    expect(last()?.status).toBe('cancelled');
  });

  it('the program ends right after a cancel, or a failure', async () => {
    for (const leave of ['cancel', 'fail'] as const) {
      const { logins, control, clock, reach, flow, last } = await start();
      logins.start(WHATSAPP);
      await flow('qr');
      await reach('display');
      control.addFault({ kind: 'latency', delayMs: 300, method: 'DELETE' });
      if (leave === 'cancel') logins.cancel();
      else await clock.advance(30 * 60_000);
      await logins.end();
      expect(last()?.status).toBe('cancelled');
    }
  });

  it('half an hour passes', async () => {
    const { logins, clock, reach, flow, last } = await start();
    logins.start(DUMMY);
    await flow('password');
    await reach('user-input');
    const { expiresAt = 0 } = logins.state() ?? {};
    expect(expiresAt).toBe(clock.now() + 30 * 60_000);
    await clock.advance(30 * 60_000);
    expect(await reach('failed')).toMatchObject({ code: 'expired' });
    await expect.poll(() => last()?.status).toBe('cancelled');
  });
});

it('half an hour counts although the computer slept through most of it', async () => {
  const { logins, clock, reach, flow, last } = await start();
  logins.start(DUMMY);
  await flow('password');
  await reach('user-input');
  clock.sleepFor(8 * 60 * 60_000);
  await clock.advance(60_000);
  expect(await reach('failed')).toMatchObject({ code: 'expired' });
  await expect.poll(() => last()?.status).toBe('cancelled');
});

describe('what goes wrong before it began', () => {
  it('Beeper is away', async () => {
    const { logins, control, reach } = await start();
    await control.down();
    logins.start(DUMMY);
    expect(await reach('failed')).toMatchObject({ code: 'unreachable' });
    await control.up();
    logins.restart();
    await reach('choose-flow');
  });

  it('the token may not write', async () => {
    const { logins, control, reach, flow } = await start();
    control.setAccess({ scopes: ['read'] });
    logins.start(DUMMY);
    await flow('password');
    expect(await reach('failed')).toMatchObject({ code: 'forbidden' });
  });

  it('a token refused in the middle is reported as what it is', async () => {
    const { logins, control, reach, flow } = await start();
    logins.start(DUMMY);
    await flow('password');
    const { stepID } = await reach('user-input');
    control.addFault({ kind: 'status', status: 401, method: 'POST' });
    logins.submit(stepID, [
      ['username', 'alice'],
      ['password', 'x'],
    ]);
    expect(await reach('failed')).toMatchObject({ code: 'unauthorized', detail: null });
  });

  it('one login at a time: a second start shows the first', async () => {
    const { logins, reach, flow } = await start();
    logins.start(WHATSAPP);
    await flow('qr');
    await reach('display');
    const { id } = logins.state() ?? {};
    logins.start(DUMMY);
    expect(logins.state()?.id).toBe(id);
  });

  it('an account or a bridge that is not there starts nothing', async () => {
    const { logins } = await start();
    logins.start({ accountID: 'stranger' });
    logins.start({ bridgeID: 'stranger' });
    expect(logins.state()).toBeNull();
  });
});

describe('a cookies step', () => {
  it('opens the webview, sends what it captured once, and closes it', async () => {
    const { logins, clock, reach, flow, last, webviews, lines } = await start();
    logins.start(DUMMY);
    await flow('cookies');
    const step = await reach('cookies');
    expect(step.fields.map(({ found }) => found)).toEqual([false, false]);
    const [webview] = webviews;
    const cookie = (name: string, value: string) => ({
      ...{ name, value, domain: 'dummy.localhost', path: '/', hostOnly: true },
      ...{ expiresAt: null, partition: null },
    });
    const cookies = [cookie('username', 'secret-a'), cookie('password', 'secret-b')];
    webview?.listener.onEvent({ kind: 'cookies', cookies });
    expect(await reach('cookies')).toMatchObject({ wait: 'settling' });
    await clock.advance(10_000);
    await expect.poll(() => last()?.submits.length).toBe(1);
    expect(last()?.submits[0]).toMatchObject({
      type: 'cookies',
      source: 'webview',
      fields: { username: 'secret-a', password: 'secret-b' },
    });
    await expect.poll(() => webview?.isOpen).toBe(false);
    expect(JSON.stringify([logins.state(), lines])).not.toContain('secret-');
  });

  it('takes pasted values instead, with their source', async () => {
    const { logins, reach, flow, last } = await start();
    logins.start(DUMMY);
    await flow('cookies');
    await reach('cookies');
    logins.paste({ isOpen: true, text: 'username=u1; other=x' });
    expect(await reach('cookies', ({ isPasting }) => isPasting)).toMatchObject({
      fields: [
        { fieldID: 'username', found: true },
        { fieldID: 'password', found: false },
      ],
    });
    logins.submitPasted();
    expect(last()?.submits).toHaveLength(0);
    logins.paste({ isOpen: true, fieldID: 'password', text: 'p1' });
    logins.submitPasted();
    await expect
      .poll(() => last()?.submits[0])
      .toMatchObject({
        source: 'api',
        fields: { username: 'u1', password: 'p1' },
      });
    expect(last()?.submits[0]).not.toHaveProperty('lastURL');
  });
});
