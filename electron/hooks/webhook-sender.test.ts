import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { freshFolder } from '../testing/folder';
import { createManualClock } from '../testing/manual-clock';
import { anAlert } from './testing/alert';
import { openWebhookQueue } from './webhook-queue';
import { createWebhookSender } from './webhook-sender';

const webhook = { format: 'json' as const, url: 'https://hook.example/x', token: null };
const UNREACHABLE = 0;
const FINAL = [200, 302, 404];

const steps = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.constant({ does: 'tell' as const }) },
    {
      weight: 2,
      arbitrary: fc.record({ does: fc.constant('wait' as const), minutes: fc.nat(90) }),
    },
    { weight: 2, arbitrary: fc.constant({ does: 'restart' as const }) },
    { weight: 1, arbitrary: fc.constant({ does: 'online' as const }) },
    {
      weight: 3,
      arbitrary: fc.record({
        does: fc.constant('answer' as const),
        status: fc.constantFrom(...FINAL, 429, 503, UNREACHABLE),
      }),
    },
  ),
  { maxLength: 25 },
);

it('loses no alert, doubles none, and keeps their order, whatever answers and restarts', async () => {
  const folder = await freshFolder();
  let runs = 0;
  await fc.assert(
    fc.asyncProperty(steps, async (all) => {
      const file = join(folder, String((runs += 1)));
      const clock = createManualClock();
      const reportToUser = () => undefined;
      const told: string[] = [];
      /** Those that were answered for good. */
      const settled: string[] = [];
      let status = 200;

      const fetch = (_url: unknown, init?: RequestInit) => {
        const { id } = JSON.parse(String(init?.body)) as { id: string };
        if (status === UNREACHABLE) return Promise.reject(new TypeError('fetch failed'));
        if (FINAL.includes(status)) settled.push(id);
        return Promise.resolve(new Response('answer', { status }));
      };
      const start = async () => {
        const queue = await openWebhookQueue({ file, now: clock.now, reportToUser });
        const sender = createWebhookSender({
          queue,
          webhook: () => webhook,
          fetch: fetch as typeof globalThis.fetch,
          clock,
          onResult: () => undefined,
          log: () => undefined,
        });
        sender.retryNow();
        return { queue, sender };
      };

      let parts = await start();
      for (const step of all) {
        if (step.does === 'answer') status = step.status;
        else if (step.does === 'wait') await clock.advance(step.minutes * 60_000);
        else if (step.does === 'online') parts.sender.retryOnline();
        else if (step.does === 'tell') {
          told.push(String(told.length));
          parts.sender.add(anAlert({ id: told.at(-1) ?? '' }));
          await clock.advance(0);
        } else {
          await parts.sender.stop({ withinMs: 1_000 });
          parts = await start();
          await clock.advance(0);
        }
      }
      await parts.sender.stop({ withinMs: 1_000 });
      const waiting = parts.queue.all().map(({ alert }) => alert.id);
      const onDisk = await openWebhookQueue({ file, now: clock.now, reportToUser });
      expect(onDisk.all().map(({ alert }) => alert.id)).toEqual(waiting);
      // A day is over for some; every other one is answered or waits, once, in order.
      const dropped = told.filter((id) => !settled.includes(id) && !waiting.includes(id));
      expect([...settled, ...waiting]).toEqual(told.filter((id) => !dropped.includes(id)));
      if (all.filter(({ does }) => does === 'wait').length < 16) expect(dropped).toEqual([]);
    }),
  );
});

it('does not wait for a time that a clock which was set back has left far ahead', async () => {
  const clock = createManualClock();
  const file = join(await freshFolder(), 'queue.json');
  const queue = await openWebhookQueue({ file, now: clock.now, reportToUser: () => undefined });
  const sent: string[] = [];
  const sender = createWebhookSender({
    queue,
    webhook: () => webhook,
    fetch: (_url, init) => {
      sent.push((JSON.parse(String(init?.body)) as { id: string }).id);
      return Promise.resolve(new Response('answer'));
    },
    clock,
    onResult: () => undefined,
    log: () => undefined,
  });
  queue.add(anAlert({ id: 'old' }), clock.now());
  const [old] = queue.all();
  if (old === undefined) throw new Error('It is not queued.');
  queue.update({ ...old, nextAt: clock.now() + 2 * 3_600_000 });
  sender.add(anAlert({ id: 'new' }));
  await clock.advance(0);
  expect(sent).toEqual(['old', 'new']);
  await sender.stop({ withinMs: 0 });
});
