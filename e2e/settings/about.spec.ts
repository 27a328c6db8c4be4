import { join } from 'node:path';
import { expect } from '@playwright/test';
import type { Simulator } from '../../simulator/simulator';
import { test } from '../connection/fixtures';
import { WHATSAPP } from '../program';
import { openSettings } from './page';

/** What tells whose accounts the simulator's are. An ID that is the bridge's type tells nothing. */
function namesIn({ control }: Simulator): string[] {
  return control.accounts().flatMap(({ accountID, loginID, statusText, user, bridge }) => {
    const { id, fullName, username, email, phoneNumber } = user;
    return [accountID, loginID, statusText, id, fullName, username, email, phoneNumber].filter(
      (name) => name !== undefined && name !== bridge.type,
    ) as string[];
  });
}

test('what the program is, and diagnostics without names, unless they are asked for', async ({
  defaultBrowser,
  simulator,
  userDataDir,
  startProgram,
}) => {
  simulator.control.setAccount(WHATSAPP, {
    status: 'reconnect_required',
    statusText: 'Alice’s phone signed it out',
  });
  const program = await startProgram({ args: [], env: defaultBrowser.env });
  await program.logged(`not notified: action-required ${WHATSAPP}`);
  const { page } = await openSettings(program);
  await page.getByRole('button', { name: 'About Bridgekeeper' }).click();
  await expect(page.getByRole('heading', { name: 'About Bridgekeeper' })).toBeVisible();

  // What it finds becomes part of the diagnostics.
  await expect(page.getByText(/^(?:\d+ things? (?:is|are)|Nothing is) to mend\.$/)).toBeVisible();

  await test.step('versions and licences', async () => {
    const versions = await program.app.evaluate(({ app }) => [
      app.getVersion(),
      process.versions.electron,
      process.versions['chrome'] ?? '',
      process.versions.node,
    ]);
    for (const version of versions) {
      await expect(page.getByText(version, { exact: true })).toBeVisible();
    }
    // Whose pictures the window shows.
    for (const name of ['simple-icons', '@fortawesome/free-brands-svg-icons', 'lucide']) {
      await expect(page.getByText(new RegExp(`^${name} \\d`))).toBeVisible();
    }
    const text = page.getByText('Permission is hereby granted, free of charge').first();
    await expect(text).toBeHidden();
    await page.getByText(/^svelte \d/).click();
    await expect(text).toBeVisible();
  });

  const box = page.getByRole('region', { name: 'What will be copied' });
  const names = page.getByRole('checkbox', { name: 'With names' });
  const copied = async () => {
    await page.getByRole('button', { name: 'Copy diagnostics' }).click();
    await expect(page.getByText('Copied', { exact: true })).toBeVisible();
    return program.app.evaluate(({ clipboard }) => clipboard.readText());
  };

  await test.step('diagnostics without names', async () => {
    await expect(names).not.toBeChecked();
    await expect(box).toContainText('reconnect_required for ');
    await expect(box).toContainText('Tray, fine: This desktop shows tray icons.');
    const text = (await box.textContent()) ?? '';
    expect(text).not.toContain('End of the log');
    expect(namesIn(simulator).filter((name) => text.includes(name))).toEqual([]);
    expect(text).not.toContain(simulator.token);
    expect(await copied()).toBe(text);
  });

  await test.step('diagnostics with names, and still without the token', async () => {
    await names.check();
    await expect(box).toContainText('End of the log');
    const text = (await box.textContent()) ?? '';
    for (const told of ['Alice Example', WHATSAPP, '12025550123', 'Alice’s phone signed it out']) {
      expect(text).toContain(told);
    }
    expect(text.split('End of the log')[1]).toContain(`not notified: action-required ${WHATSAPP}`);
    expect(text).not.toContain(simulator.token);
    expect(await copied()).toBe(text);
    await names.uncheck();
    await expect(box).not.toContainText('Alice');
  });

  await test.step('the folder with the logs', async () => {
    await page.getByRole('button', { name: 'Open the log folder' }).click();
    expect(await defaultBrowser.waitForAddress()).toBe(join(userDataDir, 'logs'));
    await expect(page.getByText('The folder is opening in your file manager.')).toBeVisible();
  });
});
