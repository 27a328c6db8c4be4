import { describe, expect, it } from 'vitest';
import { createBeeperClient } from '../beeper-api/client';
import { httpFetch, type HTTPFetch } from '../beeper-api/http-fetch';
import { json, serve } from '../beeper-api/testing/loopback';
import { createManualClock } from '../testing/manual-clock';
import { createGuardedFetch } from './guarded-fetch';
import type { ListenerOwner } from './listener-owner/target';

const ASKED = {
  method: 'GET',
  headers: {},
  signal: new AbortController().signal,
} as const;
const WITH_TOKEN = { ...ASKED, headers: { Authorization: 'Bearer t0ken' } };

function start({ validMs = Infinity, fetch: send = httpFetch as HTTPFetch } = {}) {
  const clock = createManualClock();
  const asked: string[] = [];
  let owner: ListenerOwner = 'this-user';
  const guarded = createGuardedFetch({
    fetch: send,
    clock,
    validMs,
    findListener: (baseURL, first) => {
      asked.push([baseURL, first].filter(Boolean).join(' first '));
      return Promise.resolve({ owner, address: owner === 'this-user' ? '127.0.0.1' : null });
    },
  });
  return { asked, clock, guarded, become: (next: ListenerOwner) => (owner = next) };
}

const beeper = () => serve(json(200, { items: [] }));

describe('a guarded fetch', () => {
  it('sends a token to nobody’s and another user’s listener never, and to an unknown one', async () => {
    const server = await beeper();
    const { guarded, become } = start();
    const client = createBeeperClient({
      baseURL: server.baseURL,
      token: 't0ken',
      fetch: guarded,
      clock: createManualClock(),
    });
    become('another-user');
    expect(await client.bridges()).toMatchObject({ error: { kind: 'another-user' } });
    become('nobody');
    expect(await client.bridges({ retries: 0 })).toMatchObject({
      error: { kind: 'unreachable', code: 'ECONNREFUSED' },
    });
    expect(server.seen).toEqual([]);
    become('unknown');
    expect(await client.bridges()).toMatchObject({ ok: true });
  });

  it('asks once where asking is costly, and anew after a request that arrived nowhere', async () => {
    const server = await beeper();
    let isBroken = false;
    const { asked, guarded } = start({
      fetch: (...all) => (isBroken ? Promise.reject(new Error('broken')) : httpFetch(...all)),
    });
    await guarded(server.baseURL, WITH_TOKEN);
    await guarded(server.baseURL, WITH_TOKEN);
    expect(asked).toHaveLength(1);
    isBroken = true;
    await expect(guarded(server.baseURL, WITH_TOKEN)).rejects.toThrow('broken');
    isBroken = false;
    await guarded(server.baseURL, WITH_TOKEN);
    expect(asked).toEqual([server.baseURL, server.baseURL]);
  });

  it('asks for each address, and anew when the answer is not fresh', async () => {
    const [one, other] = [await beeper(), await beeper()];
    const costly = start();
    await costly.guarded(one.baseURL, WITH_TOKEN);
    await costly.guarded(other.baseURL, WITH_TOKEN);
    expect(costly.asked).toEqual([one.baseURL, other.baseURL]);
    const fresh = start({ validMs: 2_000 });
    await fresh.guarded(one.baseURL, WITH_TOKEN);
    await fresh.clock.advance(1_999);
    await fresh.guarded(one.baseURL, WITH_TOKEN);
    expect(fresh.asked).toHaveLength(1);
    await fresh.clock.advance(1);
    await fresh.guarded(one.baseURL, WITH_TOKEN);
    expect(fresh.asked).toHaveLength(2);
  });

  it('asks once for requests that go out together', async () => {
    const server = await beeper();
    const { asked, guarded, become } = start({ validMs: 0 });
    const both = () =>
      Promise.allSettled([
        guarded(server.baseURL, WITH_TOKEN),
        guarded(server.baseURL, WITH_TOKEN),
      ]);
    await both();
    expect([asked.length, server.seen.length]).toEqual([1, 2]);
    become('another-user');
    const refused = await both();
    expect(refused.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect([asked.length, server.seen.length]).toEqual([2, 2]);
  });

  it('goes to the address that was found, whatever else the name means', async () => {
    const server = await beeper();
    const port = new URL(server.baseURL).port;
    const { guarded } = start();
    // Nothing is there at ::1, where a request to this name may go otherwise.
    const answer = await guarded(`http://beeper.localhost:${port}/v1/info`, WITH_TOKEN);
    expect(answer.status).toBe(200);
    expect(server.seen).toMatchObject([{ headers: { host: `beeper.localhost:${port}` } }]);
    const sent: unknown[] = [];
    const spied = start({
      fetch: (_url, { address }) => {
        sent.push(address);
        return Promise.reject(new Error('seen'));
      },
    });
    await spied.guarded(`http://localhost:${port}`, WITH_TOKEN).catch(() => undefined);
    spied.become('unknown');
    await spied.guarded(`http://localhost:${port}`, WITH_TOKEN).catch(() => undefined);
    expect(sent).toEqual(['127.0.0.1', undefined]);
  });

  it('asks also about what carries no token, as the making of one, and nothing about another computer', async () => {
    const server = await beeper();
    const { asked, guarded, become } = start({ fetch: () => Promise.resolve(new Response()) });
    become('another-user');
    await expect(guarded(server.baseURL, ASKED)).rejects.toThrow('Another user’s program');
    await guarded('https://beeper.example/v1/info', WITH_TOKEN);
    expect(asked).toEqual([server.baseURL]);
  });

  it('looks first where it was found the last time', async () => {
    const server = await beeper();
    const { asked, guarded } = start({ validMs: 0 });
    await guarded(server.baseURL, WITH_TOKEN);
    await guarded(server.baseURL, WITH_TOKEN);
    expect(asked).toEqual([server.baseURL, `${server.baseURL} first 127.0.0.1`]);
  });
});
