import { readFile } from 'node:fs/promises';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { KEYRING_ARGS } from '../desktop/keyring';
import { eventually } from '../desktop/wait';
import { filesWith } from '../login/leaks';
import { WHATSAPP } from '../program';
import { openSettings } from '../settings/page';
import { createCompany } from '../webview/certificates';
import {
  answerDialogs,
  read,
  SECRET,
  setCommand,
  setWebhook,
  test,
  TOKEN,
  writeScript,
} from './fixtures';

test('each alert that is told reaches the command and the webhook, and no secret leaks', async ({
  hookServer,
  simulator,
  startProgram,
  userDataDir,
}) => {
  const program = await startProgram({ args: [] });
  const { page } = await openSettings(program);
  await answerDialogs(program, 1);
  const seen = join(userDataDir, '..', 'seen');
  const script = await writeScript(
    userDataDir,
    `cat >> '${seen}'; env | grep -i -e beeper_ -e ${simulator.token} >> '${seen}.env'; true`,
  );
  await setCommand(page, script);
  await setWebhook(page, 'json', `${hookServer.url}/${SECRET}`, TOKEN);
  await program.poll();
  await program.setStatus(WHATSAPP, 'reconnect_required');
  await hookServer.arrived(1);
  // The next poll moves the clock, and with it the time that a command has.
  await program.logged('command: ok');
  await program.setStatus(WHATSAPP, 'connected');
  await hookServer.arrived(2);

  const account = { accountID: WHATSAPP, network: 'WhatsApp', name: 'Alice Example' };
  expect(hookServer.bodies).toMatchObject([
    {
      version: 1,
      kind: 'account-problem',
      reason: 'at-once',
      accounts: [{ ...account, status: 'reconnect_required' }],
    },
    {
      kind: 'account-recovery',
      reason: 'well-again',
      accounts: [{ ...account, status: 'connected' }],
    },
  ]);
  const ran = await eventually({
    what: 'both runs of the command',
    read: () => read(seen),
    until: (text) => text.split('\n').length === 3,
  });
  expect(
    ran
      .trimEnd()
      .split('\n')
      .map((line): unknown => JSON.parse(line)),
  ).toEqual(hookServer.bodies);
  expect(await read(`${seen}.env`)).toBe('');
  await expect(page.getByText(/^It ran well, /)).toBeVisible();
  await expect(page.getByText(/^Sent, /)).toBeVisible();
  await expect(page.getByText(`${hookServer.url}, with a token`)).toBeVisible();

  expect(await page.content()).not.toContain(SECRET);
  await program.quit();
  expect(await filesWith(userDataDir, [SECRET, TOKEN])).toEqual([]);
});

test('a webhook that answers 503 is sent the alert after a restart, once', async ({
  hookServer,
  startProgram,
}) => {
  hookServer.answer(503);
  const program = await startProgram({ args: [] });
  const { page } = await openSettings(program);
  await answerDialogs(program, 1);
  await setWebhook(page, 'json', `${hookServer.url}/${SECRET}`);
  await page.getByRole('button', { name: 'Keep it in a file without encryption' }).click();
  await expect(page.getByText(/kept in a file that is not encrypted/)).toBeVisible();
  await program.poll();
  await program.setStatus(WHATSAPP, 'reconnect_required');
  await hookServer.arrived(1);
  await expect(page.getByText('One alert is waiting to be sent.')).toBeVisible();
  await expect(
    page.getByText(/did not take it, .* \(error 503\): answer Bridgekeeper tries again at /),
  ).toBeVisible();
  await program.quit();

  hookServer.answer(200);
  const again = await startProgram({ args: [] });
  const { page: later } = await openSettings(again);
  await hookServer.arrived(2);
  await expect(later.getByText(/^Sent, /)).toBeVisible();
  await again.pass(30_000);
  expect(hookServer.bodies).toHaveLength(2);
  expect(hookServer.bodies[1]).toEqual(hookServer.bodies[0]);
});

test('with a keyring a webhook is kept encrypted, and is there after a restart', async ({
  hookServer,
  keyring: _unlocked,
  startProgram,
  userDataDir,
}) => {
  const start = () => startProgram({ args: [...KEYRING_ARGS] });
  const program = await start();
  const { page } = await openSettings(program);
  await answerDialogs(program, 1);
  await setWebhook(page, 'gotify', `${hookServer.url}/${SECRET}`, TOKEN);
  await expect(page.getByText(/No keyring took/)).toHaveCount(0);
  await program.quit();
  expect((await readFile(join(userDataDir, 'webhook.vault'))).subarray(0, 3).toString()).toBe(
    'v11',
  );
  expect(await filesWith(userDataDir, [SECRET, TOKEN])).toEqual([]);

  const again = await start();
  const { page: later } = await openSettings(again);
  await later.getByRole('button', { name: 'Send a test' }).click();
  await hookServer.arrived(1);
  expect(hookServer.bodies).toMatchObject([{ title: 'A test by Bridgekeeper', priority: 4 }]);
  await later.getByRole('button', { name: 'Remove the webhook' }).click();
  await later.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(later.getByRole('button', { name: 'Set up a webhook' })).toBeVisible();
  await again.quit();
  expect(await read(join(userDataDir, 'webhook.vault'))).toBe('');
});

test('a webhook that redirects, refuses or hangs is said, and holds nothing up', async ({
  hookServer,
  startProgram,
}) => {
  const program = await startProgram({ args: [] });
  const { page } = await openSettings(program);
  await answerDialogs(program, 1);
  await setWebhook(page, 'ntfy', `${hookServer.url}/${SECRET}`);
  const send = page.getByRole('button', { name: 'Send a test' });
  const status = page.getByRole('group', { name: 'Send to a webhook' }).getByRole('status');

  hookServer.answer(302, { location: `/${SECRET}` });
  await send.click();
  await expect(status).toContainText(/points to another address, .* \(answer 302\)/);
  expect(hookServer.bodies).toMatchObject([
    { topic: SECRET, title: 'A test by Bridgekeeper', message: 'Alerts arrive here.' },
  ]);
  hookServer.answer(403);
  await send.click();
  await expect(status).toContainText(/did not take it, .* \(error 403\): answer/);
  hookServer.answer(null);
  await send.click();
  await hookServer.arrived(3);
  await program.poll();
  await expect(status).toContainText('did not answer within ten seconds');
});

test('a webhook whose certificate is not trusted is sent nothing, and that is said', async ({
  startProgram,
  userDataDir,
}) => {
  const company = await createCompany(join(userDataDir, '..', 'company'), []);
  let requests = 0;
  const server = createServer(company.server, (_request, response) => {
    requests += 1;
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const program = await startProgram({ args: [] });
  const { page } = await openSettings(program);
  await answerDialogs(program, 1);
  await setWebhook(page, 'json', `https://localhost:${port}/${SECRET}`);
  await page.getByRole('button', { name: 'Send a test' }).click();
  await expect(page.getByText(/could not prove that it is the real one/)).toBeVisible();
  expect(requests).toBe(0);
  server.close();
});
