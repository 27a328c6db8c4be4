import { expect } from '@playwright/test';
import { heapOf } from '../login/leaks';
import { WHATSAPP } from '../program';
import { test } from './fixtures';
import { expectRefusal, expectWatched, paste } from './user';

test('a token that is wrong or may not read is reported and not saved; a good one is used', async ({
  startNew,
  simulator,
  tokenFile,
}) => {
  const window = await (await startNew()).window();
  const field = window.getByLabel('Token', { exact: true });

  await paste(window, 'simulator-not-this-one');
  await expectRefusal(window, 'Beeper does not accept this token.');
  await expect(field).toHaveValue('');

  simulator.control.setAccess({ scopes: [] });
  await paste(window, simulator.token);
  await expectRefusal(window, 'This token does not let Bridgekeeper see your accounts.');
  expect(await tokenFile.isThere()).toBe(false);

  simulator.control.setAccess({ scopes: ['read', 'write'] });
  await paste(window, ` \t${simulator.token} `);
  await expectWatched(window);
  // Not `not.toContain`: a failure would print the whole heap.
  expect((await heapOf(window)).includes(simulator.token)).toBe(false);
});

test('a token that may only read: the window says what will not work, and watching works', async ({
  startNew,
  simulator,
  tray,
}) => {
  simulator.control.setAccess({ scopes: ['read'] });
  const program = await startNew();
  const window = await program.window();
  await paste(window, simulator.token);
  await expect(window.getByText('cannot sign them in again with this token')).toBeVisible();
  await program.setStatus(WHATSAPP, 'reconnect_required');
  await (await tray.waitForItem()).waitForToolTip(/^WhatsApp .* needs you/);
  await expectWatched(window);

  // A sign-in would fail at its first step, so every way to it leads to a token that may write.
  await window.getByRole('button', { name: /^Connect again to sign in/ }).click();
  await expect(
    window.getByRole('heading', { level: 1, name: 'Connect to Beeper again' }),
  ).toBeVisible();
  expect(simulator.control.requests().filter(({ path }) => path.includes('/login'))).toEqual([]);
});
