import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Program } from '../program';

/** All that lies in the heap of a page, after its garbage was collected. */
export async function heapOf(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page);
  const chunks: string[] = [];
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
  await session.send('HeapProfiler.takeHeapSnapshot');
  await session.detach();
  return chunks.join('');
}

/** The files under a folder that hold one of the texts, in either of the encodings Chromium uses. */
export async function filesWith(folder: string, texts: readonly string[]): Promise<string[]> {
  const needles = texts.flatMap((text) => [Buffer.from(text), Buffer.from(text, 'utf16le')]);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const found: string[] = [];
  for (const entry of entries.filter((each) => each.isFile())) {
    const file = join(entry.parentPath, entry.name);
    // A file of a running program may be gone by now.
    const bytes = await readFile(file).catch(() => Buffer.alloc(0));
    if (needles.some((needle) => bytes.includes(needle))) found.push(file);
  }
  return found;
}

type WithRecord = typeof globalThis & { toWindow?: string[] };

/** Records from now on all that the main process sends to the window, for `sentToWindow`. */
export function recordSent({ app }: Program): Promise<void> {
  return app.evaluate(({ BrowserWindow }) => {
    const sent: string[] = ((globalThis as WithRecord).toWindow = []);
    for (const { webContents } of BrowserWindow.getAllWindows()) {
      const send = webContents.send.bind(webContents);
      webContents.send = (...message) => {
        sent.push(JSON.stringify(message));
        send(...message);
      };
    }
  });
}

/** The messages that the window was sent since `recordSent`. */
export function sentToWindow({ app }: Program): Promise<string[]> {
  return app.evaluate(() => (globalThis as WithRecord).toWindow ?? []);
}
