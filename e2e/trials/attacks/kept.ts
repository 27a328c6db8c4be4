import type { ServerResponse } from 'node:http';
import type { Page } from '@playwright/test';

export const SECRET = 'planted-9d2f71';

/** Keeps a value wherever a page can keep one. */
export const keep = (page: Page) =>
  page.evaluate(async (value) => {
    document.cookie = `kept=${value}; Max-Age=99999; Path=/`;
    localStorage.setItem('kept', value);
    sessionStorage.setItem('kept', value);
    await new Promise<void>((resolve, reject) => {
      const request = indexedDB.open('kept', 1);
      request.onupgradeneeded = () => request.result.createObjectStore('kept').put(value, 'kept');
      request.onsuccess = () => resolve();
      request.onerror = () => reject(new Error('no database'));
    });
    await (await caches.open('kept')).put('/kept', new Response(value));
    const folder = await navigator.storage.getDirectory();
    const file = await (await folder.getFileHandle('kept', { create: true })).createWritable();
    await file.write(value);
    await file.close();
    await navigator.serviceWorker.register('/sw.js');
    await navigator.serviceWorker.ready;
  }, SECRET);

/** Where a page finds something kept. */
export const findKept = (page: Page) =>
  page.evaluate(async () => {
    const folder = await navigator.storage.getDirectory();
    const files = folder as unknown as { keys(): AsyncIterable<string> };
    const names: string[] = [];
    for await (const name of files.keys()) names.push(name);
    const kept = {
      cookie: document.cookie !== '',
      localStorage: localStorage.length > 0,
      sessionStorage: sessionStorage.length > 0,
      indexedDB: (await indexedDB.databases()).length > 0,
      caches: (await caches.keys()).length > 0,
      files: names.length > 0,
      'service worker': (await navigator.serviceWorker.getRegistrations()).length > 0,
    };
    return Object.entries(kept).flatMap(([where, is]) => (is ? [where] : []));
  });

/** Answers with a service worker that rules its pages at once. */
export const worker = (_request: unknown, response: ServerResponse) => {
  response.setHeader('content-type', 'text/javascript');
  response.end(
    `addEventListener('install', () => skipWaiting());
     addEventListener('activate', (event) => event.waitUntil(clients.claim()))`,
  );
};
