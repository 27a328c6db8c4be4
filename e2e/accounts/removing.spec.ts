import { expect, type Page } from '@playwright/test';
import type { Simulator } from '../../simulator/simulator';
import { eventually } from '../desktop/wait';
import { SIGNAL, test, WHATSAPP, type Program } from '../program';

const REMOVE = 'Remove this sign-in';
const OPEN = `${REMOVE}…`;
const ALL_WELL = 'All accounts are well';

/** The account's page, once Beeper has said all that it says of the account. */
async function openAccount(program: Program, name: RegExp): Promise<Page> {
  const page = await program.window();
  await page.getByRole('region', { name: 'Accounts' }).getByRole('button', { name }).click();
  await expect(page.getByRole('heading', { level: 2, name })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'What it can do' })).toBeVisible();
  return page;
}

const dialogOf = (page: Page) => page.getByRole('dialog', { name: 'Remove this sign-in?' });

/** Opens the dialog, types the name, and removes. */
async function removeBy(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: OPEN }).click();
  const dialog = dialogOf(page);
  await dialog.getByRole('textbox').fill(name);
  await dialog.getByRole('button', { name: REMOVE }).click();
}

/** What was sent to remove a login. */
const removals = ({ control }: Simulator) =>
  control
    .requests()
    .filter(({ method, path }) => method === 'POST' && path.endsWith('/remove'))
    .map(({ path, body, status }) => ({ path, body, status }));

test('an account in trouble is removed by its name: from Beeper, window and tray, and no more is told of it', async ({
  notifications,
  simulator,
  startProgram,
  tray,
}) => {
  const program = await startProgram({ args: [] });
  await program.poll();
  const item = await tray.waitForItem();
  await program.setStatus(SIGNAL, 'reconnect_required');
  const { id } = await notifications.waitFor('Sign in to Signal again');
  const page = await openAccount(program, /^Signal/);

  await page.getByRole('button', { name: OPEN }).click();
  const dialog = dialogOf(page);
  const remove = dialog.getByRole('button', { name: REMOVE });
  await expect(dialog.getByRole('radio', { name: 'In this Beeper Desktop only' })).toBeChecked();
  await expect(remove).toBeDisabled();
  await dialog.getByRole('textbox').fill('Bob');
  await page.keyboard.press('Enter');
  await expect(remove).toBeDisabled();
  expect(removals(simulator)).toEqual([]);

  // The sunflower in "Alice 🌻" is on no keyboard.
  await dialog.getByRole('textbox').fill(' ALICE');
  await remove.dblclick();
  await expect(dialog).toBeHidden();
  await expect(page.getByText('The sign-in of Signal (Alice 🌻) is removed.')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1, name: ALL_WELL })).toBeFocused();
  await expect(page.getByRole('button', { name: /^Signal/ })).toHaveCount(0);
  await item.waitForToolTip(ALL_WELL);
  expect(removals(simulator)).toEqual([
    {
      path: '/v1/bridges/local-signal/logins/2f6b3f0e-5a0c-4f2e-9d7e-0c1b2a3d4e5f/remove',
      body: { scope: 'current-device' },
      status: 200,
    },
  ]);
  expect(simulator.control.accounts().map(({ accountID }) => accountID)).not.toContain(SIGNAL);
  await eventually({
    what: 'the notification to be taken down',
    read: () => notifications.withdrawn(),
    until: (withdrawn) => withdrawn.includes(id),
  });
  await program.pass(60_000);
  expect(notifications.count()).toBe(1);

  await page.getByRole('button', { name: /^Dismiss: The sign-in/ }).click();
  await expect(page.getByText('is removed.')).toBeHidden();
});

test('the keyboard alone opens the dialog, chooses what is removed, and leaves the dialog', async ({
  simulator,
  startProgram,
}) => {
  const program = await startProgram({ args: [] });
  const page = await openAccount(program, /^WhatsApp/);
  const open = page.getByRole('button', { name: OPEN });
  const dialog = dialogOf(page);

  await open.focus();
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('heading', { name: 'Remove this sign-in?' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(open).toBeFocused();
  await expect(page.getByRole('heading', { level: 2, name: /^WhatsApp/ })).toBeVisible();

  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowDown');
  await expect(dialog.getByRole('radio', { name: 'On all your devices' })).toBeChecked();
  await page.keyboard.press('Tab');
  await page.keyboard.type('alice example');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /^WhatsApp/ })).toHaveCount(0);
  expect(removals(simulator)).toMatchObject([{ body: { scope: 'all-devices' }, status: 200 }]);
});

test('nothing is offered by a Beeper that does not list sign-ins', async ({
  simulator,
  startProgram,
}) => {
  simulator.control.addFault({ kind: 'status', status: 404, pattern: '/logins' });
  const program = await startProgram({ args: [] });
  const page = await openAccount(program, /^WhatsApp/);
  await expect(page.getByText('Account ID')).toBeVisible();
  await expect(page.getByRole('button', { name: OPEN })).toHaveCount(0);
  await expect(page.getByRole('alert').filter({ hasText: /./ })).toHaveCount(0);
});

test('what Beeper refuses is said in the dialog, and the account stays', async ({
  simulator,
  startProgram,
}) => {
  const { control } = simulator;
  const program = await startProgram({ args: [] });
  const page = await openAccount(program, /^WhatsApp/);
  const dialog = dialogOf(page);

  control.setAccess({ scopes: ['read'] });
  await removeBy(page, 'Alice Example');
  await expect(dialog.getByRole('alert')).toContainText(
    'does not let Bridgekeeper remove sign-ins',
  );
  await expect(dialog.getByRole('button', { name: 'Connect again' })).toBeVisible();
  control.setAccess({ scopes: ['read', 'write'] });

  control.addFault({ kind: 'status', status: 409, method: 'POST', pattern: '/remove$' });
  await dialog.getByRole('button', { name: REMOVE }).click();
  await expect(dialog.getByRole('alert')).toContainText('Beeper is busy with WhatsApp');
  expect(removals(simulator).map(({ status }) => status)).toEqual([403, 409]);

  await dialog.getByRole('button', { name: 'Keep it' }).click();
  await expect(page.getByRole('button', { name: OPEN })).toBeFocused();
  expect(control.accounts().map(({ accountID }) => accountID)).toContain(WHATSAPP);
});

test('a removal whose answer is lost is looked up, and goes on when its dialog is closed', async ({
  simulator,
  startProgram,
}) => {
  const program = await startProgram({ args: [] });
  const page = await openAccount(program, /^WhatsApp/);
  simulator.control.addFault({
    ...{ kind: 'drop', method: 'POST', pattern: '/remove$' },
    delayMs: 1_500,
  });
  await removeBy(page, 'Alice Example');
  const dialog = dialogOf(page);
  await expect(dialog.getByText(/^Beeper is removing it/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(page.getByText(/WhatsApp \(Alice Example\) is being removed/)).toBeVisible();
  await expect(page.getByText(/WhatsApp \(Alice Example\) is removed/)).toBeVisible();
  await expect(page.getByRole('heading', { level: 1, name: ALL_WELL })).toBeFocused();
  expect(removals(simulator)).toHaveLength(1);
});

test('a made-up account of the demo can be removed, and comes back with all others', async ({
  startProgram,
}) => {
  const program = await startProgram({ args: ['--demo'] });
  const page = await openAccount(program, /^Slack/);
  await removeBy(page, 'アリス');
  await expect(page.getByText(/^The sign-in of Slack \(アリス\) is removed\.$/)).toBeVisible();
  await expect(page.getByRole('button', { name: /^Slack/ })).toHaveCount(0);
  await page.getByRole('button', { name: 'Steer the demo' }).click();
  await page.getByRole('button', { name: 'Put everything back' }).click();
  await expect(page.getByRole('button', { name: /^Slack/ })).toBeVisible();
});
