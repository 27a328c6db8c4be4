import { expect } from '@playwright/test';
import { SIGNAL, test, WHATSAPP } from '../program';

const LISTS = '^/v1/(bridges|accounts)$';

test('one account that cannot be read is shown as such, and the others are watched as before', async ({
  notifications,
  simulator,
  startWatching,
}) => {
  const program = await startWatching();
  // Decorations of every account, which nobody may miss.
  simulator.control.addFault({ kind: 'wrong-types', field: 'user', pattern: LISTS, times: 2 });
  await program.poll();
  simulator.control.addFault({
    kind: 'wrong-types',
    field: 'status',
    item: WHATSAPP,
    pattern: LISTS,
  });
  await program.poll();
  await program.logged(`status: ${WHATSAPP} connected → unreadable`);
  await program.logged(/accounts\.0\.status does not fit: expected string, got number/);
  await program.logged(`not notified: disconnected ${WHATSAPP} (held-down)`);

  await program.setStatus(SIGNAL, 'reconnect_required');
  await notifications.waitFor('Sign in to Signal again');
  expect(notifications.count()).toBe(1);

  await program.showFromTray();
  const page = await program.window();
  const row = page.locator(`[data-account-id="${WHATSAPP}"]`);
  await expect(row).toContainText('WhatsApp');
  await expect(row).toContainText('Alice Example');
  await expect(row).toContainText('Cannot be read in Beeper’s answer');
  await row.click();
  await expect(page.getByText('The field “status”')).toBeVisible();
});
