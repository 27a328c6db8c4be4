import { describe, expect, it } from 'vitest';
import { simulators } from '../testing';
import { loginClient, submitsArrived, WHATSAPP_ALICE } from './testing';

const start = simulators();
const QR = 'fi.mau.whatsapp.login.qr';

async function begun() {
  const simulator = await start({ seed: 'sign-in' });
  return { simulator, control: simulator.control, client: loginClient(simulator) };
}

describe('a display', () => {
  it('is a long poll: it ends when the code is refreshed, under the same ID', async () => {
    const { simulator, client, control } = await begun();
    const session = await client.start('local-whatsapp', { ...WHATSAPP_ALICE, flowID: 'qr' });
    const polls = [client.submit(session), client.submit(session)];
    await submitsArrived(simulator, 2);
    expect(await client.get(session)).toEqual(session);
    control.refreshDisplay();
    const [refreshed, twice] = await Promise.all(polls);
    expect(refreshed?.currentStep).toMatchObject({ stepID: QR, display: { type: 'qr' } });
    expect(refreshed?.currentStep).not.toEqual(session.currentStep);
    expect(twice).toEqual(refreshed);
  });

  it('ends when it is scanned', async () => {
    const { simulator, client, control } = await begun();
    const session = await client.start('local-whatsapp', { ...WHATSAPP_ALICE, flowID: 'qr' });
    const poll = client.submit(session);
    await submitsArrived(simulator, 1);
    control.scan(session.loginSessionID);
    expect((await poll).status).toBe('complete');
  });

  it('can be scanned while nobody polls, and by itself', async () => {
    const { client, control } = await begun();
    const session = await client.start('local-whatsapp', { ...WHATSAPP_ALICE, flowID: 'qr' });
    control.scan();
    expect((await client.get(session)).status).toBe('complete');

    const eager = await start({ seed: 'empty', scansAfterMs: 1 });
    const other = loginClient(eager);
    const qr = await other.start('local-signal');
    expect((await other.submit(qr)).status).toBe('complete');
  });

  it('fails after its last refresh', async () => {
    const { client, control } = await begun();
    const session = await client.start('local-whatsapp', { ...WHATSAPP_ALICE, flowID: 'qr' });
    for (let round = 0; round < 6; round += 1) control.refreshDisplay();
    expect(await client.get(session)).toMatchObject({
      status: 'failed',
      error: { code: 'FI.MAU.WHATSAPP.LOGIN_TIMEOUT' },
    });
    expect(() => {
      control.refreshDisplay();
    }).toThrow(/over/);
  });

  it('may answer at once with nothing new', async () => {
    const { client, control } = await begun();
    const session = await client.start('lab', { flowID: 'unchanged' });
    expect(await client.submit(session)).toEqual(session);
    control.scan();
    expect((await client.submit(session)).status).toBe('complete');
  });

  it('ends when the login is cancelled', async () => {
    const { simulator, client } = await begun();
    const session = await client.start('lab', { flowID: 'nothing' });
    const poll = client.submitting(session, 'lab.nothing', { type: 'display_and_wait' });
    await submitsArrived(simulator, 1);
    await client.ask(session, 'DELETE');
    expect((await poll).status).toBe(410);
  });
});
