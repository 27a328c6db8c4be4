import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base } from '@playwright/test';
import type { KindName } from './kinds';
import { buildWriter } from './writer';

/** The file of each kind. */
export const FILES: Record<KindName, string> = {
  settings: 'settings.json',
  vault: 'token.vault',
  history: 'history.ndjson',
  alerts: 'alerts.json',
  status: 'status.json',
};

/** A test with the writer's program, and an empty folder to write into. */
export const test = base.extend<{ folder: string }, { writer: string }>({
  writer: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures wanted from here.
    async ({}, use) => {
      const folder = await mkdtemp(join(tmpdir(), 'bridgekeeper-writer-'));
      await use(await buildWriter(folder));
      await rm(folder, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
  // eslint-disable-next-line no-empty-pattern -- as above
  folder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'bridgekeeper-writes-'));
    await use(folder);
    await rm(folder, { recursive: true, force: true });
  },
});
