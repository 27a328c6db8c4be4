import { expect } from '@playwright/test';
import { INSTAGRAM, SIGNAL, test, WHATSAPP } from '../program';

const NEEDS_YOU = 'Sign in to WhatsApp again';

test('several at once are one notification, which opens the overview', async ({
  notifications,
  simulator,
  startWatching,
}) => {
  const program = await startWatching();
  for (const account of [WHATSAPP, SIGNAL, INSTAGRAM]) {
    simulator.control.setAccount(account, { status: 'reconnect_required' });
  }
  await program.poll();
  const shown = await notifications.waitFor('3 accounts need you');
  expect(notifications.count()).toBe(1);
  await notifications.click(shown.id);
  const page = await program.window();
  await expect(page.getByRole('heading', { level: 1, name: '3 accounts need you' })).toBeVisible();
});

test('a click on the notification raises the window on that account', async ({
  notifications,
  startWatching,
}) => {
  const program = await startWatching();
  // One that a sign-in does not mend; the others lead to it, as the login tests show.
  await program.setStatus(WHATSAPP, 'attention_required');
  const shown = await notifications.waitFor('WhatsApp needs your attention');
  await notifications.click(shown.id);
  const page = await program.window();
  await expect(page.locator('#panel-heading')).toHaveText('WhatsApp (Alice Example)');
  await expect.poll(program.windows).toEqual({ count: 1, visible: 1 });
});

test('a click with the window open leads it to signing in to that account', async ({
  notifications,
  simulator,
  startProgram,
}) => {
  const program = await startProgram({ args: [] });
  const page = await program.window();
  await page.getByRole('button', { name: /^Signal/ }).click();
  simulator.control.setAccount(WHATSAPP, { status: 'reconnect_required' });
  const shown = await notifications.waitFor(NEEDS_YOU);
  await notifications.click(shown.id);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in to WhatsApp again');
  expect(await program.log()).not.toContain('uncaught');
});
