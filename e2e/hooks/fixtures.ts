import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { startHookServer, type HookServer } from '../../electron/hooks/testing/hook-server';
import { keyringFixtures, type KeyringFixtures } from '../desktop/keyring-fixtures';
import { eventually } from '../desktop/wait';
import { insist } from '../insist';
import { test as programTest, type Program } from '../program';

/** In the webhook's address, and its token. */
export const SECRET = 'verysecretpath';
export const TOKEN = 'tk_verysecrettoken';

export const test = programTest.extend<KeyringFixtures>(keyringFixtures).extend<{
  hookServer: HookServer;
}>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures wanted from here.
  hookServer: async ({}, use) => {
    const server = await startHookServer();
    await use(server);
    await server.stop();
  },
});

type WithDialogs = typeof globalThis & { askedDialogs?: string[] };

/** Answers the system's dialogs from now on, and records what they ask: no page can reach one. */
export async function answerDialogs(
  { app }: Program,
  response: number,
): Promise<() => Promise<string[]>> {
  await insist(() =>
    app.evaluate(({ dialog }, answer) => {
      const asked: string[] = [];
      (globalThis as WithDialogs).askedDialogs = asked;
      dialog.showMessageBox = (...args: unknown[]) => {
        asked.push(JSON.stringify(args.at(-1)));
        return Promise.resolve({ response: answer, checkboxChecked: false });
      };
    }, response),
  );
  return () => insist(() => app.evaluate(() => (globalThis as WithDialogs).askedDialogs ?? []));
}

export async function typeCommand(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Run a program' }).fill(text);
  await page.getByRole('button', { name: 'Save the program' }).click();
}

export async function setCommand(page: Page, text: string): Promise<void> {
  await typeCommand(page, text);
  await expect(page.getByRole('button', { name: 'Save the program' })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
}

export async function setWebhook(page: Page, kind: string, url: string, token = ''): Promise<void> {
  await page.getByRole('button', { name: /^(Set up a|Change the) webhook$/ }).click();
  await page.getByRole('combobox', { name: 'Kind of service' }).selectOption(kind);
  await page.getByRole('textbox', { name: 'Address' }).fill(url);
  await page.getByLabel('Token', { exact: true }).fill(token);
  await page.getByRole('button', { name: 'Save the webhook' }).click();
  await expect(page.getByRole('button', { name: 'Change the webhook' })).toBeVisible();
}

export async function writeScript(folder: string, lines: string): Promise<string> {
  const file = join(folder, '..', 'alert.sh');
  await writeFile(file, `#!/bin/bash\n${lines}\n`);
  await chmod(file, 0o755);
  return file;
}

export const read = (file: string) => readFile(file, 'utf8').catch(() => '');
export const written = (file: string) =>
  eventually({ what: file, read: () => read(file), until: (text) => text.endsWith('\n') });
