import { describe, expect, it } from 'vitest';
import { WHATSAPP, DUMMY, startLoginManager } from './testing/login-manager';

describe('every way out ends the session on Beeper’s side', () => {
  it('cancel', async () => {
    const { logins, reach, flow, last } = await startLoginManager();
    logins.start(WHATSAPP);
    await flow('qr');
    await reach('display');
    logins.cancel();
    expect(logins.state()).toBeNull();
    await expect.poll(() => last()?.status).toBe('cancelled');
  });

  it('cancel while the session is being made', async () => {
    const { logins, control, flow, last } = await startLoginManager();
    control.addFault({ kind: 'latency', delayMs: 300, method: 'POST' });
    logins.start(DUMMY);
    await flow('password');
    logins.cancel();
    await expect.poll(() => last()?.status).toBe('cancelled');
  });

  it('the program ends', async () => {
    const { logins, reach, flow, last } = await startLoginManager();
    logins.start(WHATSAPP);
    await flow('qr');
    await reach('display');
    await logins.end();
    expect(last()?.status).toBe('cancelled');
  });

  it('the program ends right after a cancel, or a failure', async () => {
    for (const leave of ['cancel', 'fail'] as const) {
      const { logins, control, clock, reach, flow, last } = await startLoginManager();
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
    const { logins, clock, reach, flow, last } = await startLoginManager();
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
  const { logins, clock, reach, flow, last } = await startLoginManager();
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
    const { logins, control, reach } = await startLoginManager();
    await control.down();
    logins.start(DUMMY);
    expect(await reach('failed')).toMatchObject({ code: 'unreachable' });
    await control.up();
    logins.restart();
    await reach('choose-flow');
  });

  it('the token may not write', async () => {
    const { logins, control, reach, flow } = await startLoginManager();
    control.setAccess({ scopes: ['read'] });
    logins.start(DUMMY);
    await flow('password');
    expect(await reach('failed')).toMatchObject({ code: 'forbidden' });
  });

  it('a token refused in the middle is reported as what it is', async () => {
    const { logins, control, reach, flow } = await startLoginManager();
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
    const { logins, reach, flow } = await startLoginManager();
    logins.start(WHATSAPP);
    await flow('qr');
    await reach('display');
    const { id } = logins.state() ?? {};
    logins.start(DUMMY);
    expect(logins.state()?.id).toBe(id);
  });

  it('an account or a bridge that is not there starts nothing', async () => {
    const { logins } = await startLoginManager();
    logins.start({ accountID: 'stranger' });
    logins.start({ bridgeID: 'stranger' });
    expect(logins.state()).toBeNull();
  });
});
