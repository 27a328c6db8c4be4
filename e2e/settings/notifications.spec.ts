import { expect } from '@playwright/test';
import { SIGNAL, test, WHATSAPP } from '../program';
import { openSettings } from './page';

const HOLD_DOWN_MS = 3 * 60_000;
const POLL_MS = 15_000;

test('each kind of notification can be turned off, and on again', async ({
  notifications,
  simulator,
  startProgram,
}) => {
  const { control } = simulator;
  const program = await startProgram({ args: [] });
  const { notification } = await openSettings(program);
  await program.poll();

  await test.step('an account needs its user', async () => {
    const tick = notification('needs me');
    await tick.uncheck();
    await program.setStatus(WHATSAPP, 'reconnect_required');
    await program.logged(`not notified: action-required ${WHATSAPP} (kind-off)`);
    expect(notifications.count()).toBe(0);
    await tick.check();
    await program.poll();
    await notifications.waitFor('Sign in to WhatsApp again');
    expect(notifications.count()).toBe(1);
  });

  await test.step('it is connected again', async () => {
    const tick = notification('is connected again');
    await tick.uncheck();
    await program.setStatus(WHATSAPP, 'connected');
    await program.logged(`not notified: recovered ${WHATSAPP} (kind-off)`);
    expect(notifications.count()).toBe(1);
    await tick.check();
    await program.setStatus(WHATSAPP, 'reconnect_required');
    await program.setStatus(WHATSAPP, 'connected');
    await notifications.waitFor('WhatsApp is connected again');
    expect(notifications.count()).toBe(3);
  });

  await test.step('it stays disconnected', async () => {
    const tick = notification('stays disconnected');
    await tick.uncheck();
    control.setAccount(SIGNAL, { status: 'disconnected' });
    await program.pass(HOLD_DOWN_MS + POLL_MS);
    await program.logged(`not notified: disconnected ${SIGNAL} (kind-off)`);
    expect(notifications.count()).toBe(3);
    await tick.check();
    await program.poll();
    await notifications.waitFor(/^Signal .*disconnected/);
    expect(notifications.count()).toBe(4);
    await program.setStatus(SIGNAL, 'connected');
    await notifications.waitFor('Signal is connected again');
  });

  await test.step('Bridgekeeper has to be connected again', async () => {
    const tick = notification('has to be connected again');
    const before = notifications.count();
    await tick.uncheck();
    control.setAccess({ valid: false });
    await program.poll();
    await program.poll();
    await program.logged('not notified: connect again (kind-off)');
    expect(notifications.count()).toBe(before);
    control.setAccess({ valid: true });
    await program.poll();
    await tick.check();
    control.setAccess({ valid: false });
    await program.poll();
    await program.poll();
    await notifications.waitFor('Connect Bridgekeeper to Beeper again');
    expect(notifications.count()).toBe(before + 1);
  });
});
