import { describe, expect, it } from 'vitest';
import { CLOSE_AFTER_MS } from '../../shared/model/login';
import { WHATSAPP, DUMMY, startLoginManager } from './testing/login-manager';

describe('a reconnect', () => {
  it('sends both IDs, whatever the bridge’s status, and brings the account back', async () => {
    const { logins, control, reach, flow, last, completed, completions } =
      await startLoginManager();
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
    expect(completions).toMatchObject([{ login: { ...WHATSAPP, endsAt: null } }]);
    expect(completions[0]?.accountsBefore.has(WHATSAPP.accountID)).toBe(true);
    const whatsapps = control.accounts().filter(({ network }) => network === 'WhatsApp');
    expect(whatsapps.map(({ status }) => status)).toEqual(['connected']);
  });

  it('reports when somebody else signed in', async () => {
    const { logins, control, reach, flow } = await startLoginManager();
    control.signInAs('bob');
    logins.start(WHATSAPP);
    await flow('qr');
    await reach('display');
    control.scan();
    expect(await reach('complete')).toMatchObject({ replaced: 'Alice Example' });
  });
});

describe('the end of a sign-in', () => {
  const complete = async () => {
    const started = await startLoginManager();
    started.logins.start(WHATSAPP);
    await started.flow('qr');
    await started.reach('display');
    return started;
  };

  it('is put away by itself after a moment', async () => {
    const { logins, control, clock, reach, stage } = await complete();
    control.scan();
    await reach('complete');
    logins.closeByItself(true);
    await clock.advance(CLOSE_AFTER_MS - 1);
    expect(stage()?.kind).toBe('complete');
    await clock.advance(1);
    expect(logins.state()).toBeNull();
  });

  it('stays as long as its user lingers', async () => {
    const { logins, control, clock, reach, stage } = await complete();
    control.scan();
    await reach('complete');
    logins.closeByItself(true);
    await clock.advance(CLOSE_AFTER_MS - 1);
    logins.closeByItself(false);
    await clock.advance(CLOSE_AFTER_MS);
    expect(stage()?.kind).toBe('complete');
    logins.closeByItself(true);
    await clock.advance(CLOSE_AFTER_MS - 1);
    expect(stage()?.kind).toBe('complete');
  });

  it('is not one while it goes on, and its wait ends no other sign-in', async () => {
    const { logins, control, clock, reach, flow, stage } = await complete();
    logins.closeByItself(true);
    await clock.advance(CLOSE_AFTER_MS);
    expect(stage()?.kind).toBe('display');
    control.scan();
    await reach('complete');
    logins.closeByItself(true);
    logins.start(DUMMY);
    await flow('password');
    await reach('user-input');
    await clock.advance(CLOSE_AFTER_MS);
    expect(stage()?.kind).toBe('user-input');
  });
});

describe('a display', () => {
  it('is redrawn when its data changes under the same step', async () => {
    const { logins, control, reach, flow } = await startLoginManager();
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
    const { logins, control, reach, flow, last } = await startLoginManager();
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
  const { logins, reach, flow, control, last } = await startLoginManager();
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
    const { logins, reach, flow, last } = await startLoginManager();
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
    const { logins, control, reach, flow } = await startLoginManager();
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
    const { logins, control, reach, flow } = await startLoginManager();
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
    const { logins, control, reach, flow, last } = await startLoginManager();
    logins.start(WHATSAPP);
    await flow('phone');
    const { stepID } = await reach('user-input');
    control.addFault({ kind: 'drop', method: 'POST', times: 1 });
    logins.submit(stepID, [['phone_number', '+49 170 1234567']]);
    await reach('display');
    expect(last()?.submits.filter(({ type }) => type === 'user_input')).toHaveLength(1);
  });
});

describe('a cookies step', () => {
  it('opens the webview, sends what it captured once, and closes it', async () => {
    const { logins, clock, reach, flow, last, webviews, lines } = await startLoginManager();
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
    const { logins, reach, flow, last } = await startLoginManager();
    logins.start(DUMMY);
    await flow('cookies');
    await reach('cookies');
    logins.paste({ isOpen: true, text: 'username=u1; other=x' });
    expect(await reach('cookies', ({ way }) => way === 'paste')).toMatchObject({
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
