import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { freshFolder } from '../testing/folder';
import {
  json,
  serveHook,
  startHooks,
  titles,
  told,
  until,
  untilResult,
  untilSent,
} from './testing/hooks';
import { MAX_WAITING } from './webhook-queue';

describe('the webhook', () => {
  it('is told of each alert, in order, with the reason', async () => {
    const server = await serveHook();
    const { hooks } = await startHooks();
    await hooks.webhook.set(json(server.url));
    ['a', 'b', 'c'].forEach((title) => hooks.tell(told(title)));
    await server.arrived(3);
    await untilSent(hooks);
    expect(titles(server.bodies)).toEqual(['a', 'b', 'c']);
    expect(server.bodies[0]).toMatchObject({
      version: 1,
      kind: 'account-problem',
      reason: 'at-once',
    });
    hooks.tell({ ...told('hint'), spec: { ...told('hint').spec, category: 'hint' } });
    hooks.tell(told('d'));
    await server.arrived(4);
    expect(titles(server.bodies).at(-1)).toBe('d');
  });

  it('loses none and doubles none over a restart: 503, then 200', async () => {
    const server = await serveHook();
    server.answer(503);
    const first = await startHooks();
    await first.hooks.webhook.set(json(server.url));
    ['a', 'b', 'c'].forEach((title) => first.hooks.tell(told(title)));
    await untilResult(first.hooks, 'refused');
    await first.hooks.stop({ withinMs: 1_000 });
    expect(titles(server.bodies)).toEqual(['a']);

    server.answer(200);
    const { folder, clock } = first;
    const { hooks } = await startHooks({ folder, clock });
    await server.arrived(4);
    await untilSent(hooks);
    await clock.advance(86_400_000);
    expect(titles(server.bodies)).toEqual(['a', 'a', 'b', 'c']);
    // The one that was refused comes under the same ID.
    expect(new Set(server.bodies.map(({ id }) => id)).size).toBe(3);
    await hooks.stop({ withinMs: 1_000 });
    const third = await startHooks({ folder, clock });
    expect(third.hooks.state().webhook.waiting).toBe(0);
  });

  it('is tried again later and later, and gives up after a day', async () => {
    const server = await serveHook();
    server.answer(500);
    const { hooks, clock } = await startHooks();
    await hooks.webhook.set(json(server.url));
    hooks.tell(told('a'));
    for (const [count, wait] of [5_000, 30_000, 120_000, 600_000, 3_600_000].entries()) {
      await until(hooks, () => hooks.state().webhook.last?.retryAt === clock.now() + wait);
      expect(server.bodies).toHaveLength(count + 1);
      await clock.advance(wait - 1);
      expect(server.bodies).toHaveLength(count + 1);
      await clock.advance(1);
      await server.arrived(count + 2);
    }
    await until(hooks, () => hooks.state().webhook.last?.retryAt === clock.now() + 3_600_000);
    await clock.advance(86_400_000);
    await untilResult(hooks, 'given-up');
    expect(hooks.state().webhook.waiting).toBe(0);
  });

  it('is not asked twice when it says no, and the next one is sent', async () => {
    const server = await serveHook();
    server.answer(404);
    const { hooks, clock } = await startHooks();
    await hooks.webhook.set(json(server.url));
    hooks.tell(told('a'));
    await untilResult(hooks, 'refused');
    await untilSent(hooks);
    server.answer(200);
    hooks.tell(told('b'));
    await server.arrived(2);
    await untilSent(hooks);
    await clock.advance(86_400_000);
    expect(titles(server.bodies)).toEqual(['a', 'b']);
  });

  it('is in the log by what became of it alone: neither address nor answer', async () => {
    const server = await serveHook();
    const { hooks, logged } = await startHooks();
    await hooks.webhook.set(json(server.url));
    logged.length = 0;
    for (const status of [400, 302, 200]) {
      server.answer(status);
      await hooks.webhook.test();
    }
    await hooks.webhook.set(json('http://127.0.0.1:9'));
    logged.pop();
    await hooks.webhook.test();
    expect(logged).toEqual([
      'webhook: refused (400)',
      'webhook: redirected (302)',
      'webhook: ok',
      expect.stringMatching(/^webhook: unreachable \(\w+\)$/),
    ]);
  });

  it('is tried at once when the network is back, but left alone while it is busy', async () => {
    const server = await serveHook();
    server.answer(503);
    const { hooks, clock } = await startHooks();
    await hooks.webhook.set(json('http://127.0.0.1:9'));
    hooks.tell(told('a'));
    await untilResult(hooks, 'unreachable');
    await clock.advance(1);
    hooks.retryOnline();
    await until(hooks, () => hooks.state().webhook.last?.at === clock.now());
    await hooks.webhook.set(json(server.url));
    await untilResult(hooks, 'refused');
    hooks.retryOnline();
    await clock.advance(29_999);
    expect(server.bodies).toHaveLength(1);
  });

  it('keeps the newest when too many wait', async () => {
    const server = await serveHook();
    server.answer(503);
    const { hooks, folder } = await startHooks();
    await hooks.webhook.set(json(server.url));
    for (let count = 0; count < MAX_WAITING + 5; count += 1) hooks.tell(told(String(count)));
    await untilResult(hooks, 'refused');
    await hooks.stop({ withinMs: 1_000 });
    const { entries } = JSON.parse(await readFile(join(folder, 'webhook-queue.json'), 'utf8'));
    expect(entries).toHaveLength(MAX_WAITING);
    expect(entries.at(-1).alert.title).toBe(String(MAX_WAITING + 4));
  });

  it('is sent what can be read of a broken queue, which is kept and said', async () => {
    const server = await serveHook();
    const first = await startHooks();
    server.answer(503);
    await first.hooks.webhook.set(json(server.url));
    first.hooks.tell(told('a'));
    await untilResult(first.hooks, 'refused');
    await first.hooks.stop({ withinMs: 1_000 });
    const file = join(first.folder, 'webhook-queue.json');
    const written = JSON.parse(await readFile(file, 'utf8'));
    await writeFile(file, JSON.stringify({ entries: [{ odd: true }, ...written.entries, null] }));
    server.answer(200);
    const { hooks, said, folder } = await startHooks({ folder: first.folder, clock: first.clock });
    await untilSent(hooks);
    expect(titles(server.bodies)).toEqual(['a', 'a']);
    expect(said.join()).toContain('The webhook file could not be read');
    expect((await readdir(folder)).join()).toContain('webhook-queue.json.broken-');
  });

  it('goes on without a disk, which is said once', async () => {
    const server = await serveHook();
    const folder = await freshFolder();
    // A folder in the place of the file that is written first: nothing can be saved.
    await mkdir(join(folder, 'webhook-queue.json.new', 'x'), { recursive: true });
    const { hooks, said } = await startHooks({ folder });
    await hooks.webhook.set(json(server.url));
    ['a', 'b', 'c'].forEach((title) => hooks.tell(told(title)));
    await server.arrived(3);
    await untilSent(hooks);
    await hooks.stop({ withinMs: 1_000 });
    expect(said.filter((sentence) => sentence.includes('cannot be written'))).toHaveLength(1);
  });
});
