import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { json, serveHook, startHooks, titles, told, until, untilSent } from './testing/hooks';

describe('setting up a webhook', () => {
  it('stands nowhere but in its vault, and the window sees its origin alone', async () => {
    const server = await serveHook();
    const { hooks, folder, logged } = await startHooks();
    await hooks.webhook.set({ ...json(server.url), token: 'secrettoken' });
    hooks.tell(told('a'));
    await server.arrived(1);
    await untilSent(hooks);
    await hooks.stop({ withinMs: 1_000 });
    const files = await readdir(folder);
    expect(files.sort()).toEqual(['webhook-queue.json', 'webhook.vault']);
    const seen = [
      ...(await Promise.all(files.map((name) => readFile(join(folder, name), 'latin1')))),
      JSON.stringify(hooks.state()),
      ...logged,
    ].join('\n');
    expect(seen).not.toMatch(/verysecret|secrettoken/);
    expect(hooks.state().webhook).toMatchObject({
      state: 'ready',
      origin: server.url,
      hasToken: true,
      storage: 'keyring',
    });
  });

  it('has whatever is secret of it kept out of the log, from the moment it is known', async () => {
    const server = await serveHook();
    const first = await startHooks();
    const webhook = {
      ...json(server.url),
      url: `${server.url}/a-path?key=value`,
      token: 'a-token',
    };
    const secrets = [webhook.url, '/a-path', '?key=value', webhook.token];
    await first.hooks.webhook.set(webhook);
    expect(first.secrets).toEqual(secrets);
    await first.hooks.stop({ withinMs: 0 });
    // Or read from its vault.
    expect((await startHooks({ folder: first.folder })).secrets).toEqual(secrets);
  });

  it('waits while the keyring does not hand out its address, and is sent to afterwards', async () => {
    const server = await serveHook();
    const first = await startHooks();
    await first.hooks.webhook.set(json(server.url));
    await first.hooks.stop({ withinMs: 0 });
    const { folder, clock } = first;
    const second = await startHooks({ folder, clock, hasKeyring: false });
    expect(second.hooks.state().webhook.state).toBe('locked');
    second.hooks.tell(told('a'));
    await until(second.hooks, () => second.hooks.state().webhook.waiting === 1);
    await second.hooks.stop({ withinMs: 0 });
    const third = await startHooks({ folder, clock });
    await untilSent(third.hooks);
    expect(titles(server.bodies)).toEqual(['a']);
  });

  it('lasts as long as the program where there is no keyring, unless the user says otherwise', async () => {
    const server = await serveHook();
    const { hooks, folder, clock } = await startHooks({ hasKeyring: false });
    await hooks.webhook.set(json(server.url));
    expect(hooks.state().webhook.storage).toBe('memory');
    expect(await readdir(folder)).not.toContain('webhook.vault');
    await hooks.webhook.saveUnencrypted();
    const again = await startHooks({ folder, clock, hasKeyring: false });
    expect(again.hooks.state().webhook).toMatchObject({ state: 'ready', storage: 'plain' });
    await again.hooks.webhook.set(null);
    expect(await readdir(folder)).not.toContain('webhook.vault');
  });

  it('is stored once it is confirmed where alerts will go, asked for a new place alone', async () => {
    const server = await serveHook();
    const address = `${server.url}/alice`;
    const elsewhere = [`${server.url}/mallory`, 'https://evil.example'];
    const asked: string[] = [];
    let answer = false;
    const { hooks } = await startHooks({
      confirm(origin) {
        asked.push(origin);
        return Promise.resolve(answer);
      },
    });
    await expect(hooks.webhook.set(json(address))).rejects.toThrow(/did not confirm/);
    expect(hooks.state().webhook.state).toBe('none');
    answer = true;
    await hooks.webhook.set(json(address));
    answer = false;
    await hooks.webhook.set({ ...json(address), token: 'another' });
    for (const other of elsewhere) {
      await expect(hooks.webhook.set(json(other))).rejects.toThrow(/did not confirm/);
    }
    const urls = [address, address, ...elsewhere].map((place) => json(place).url);
    expect(asked).toEqual(urls);
    expect(hooks.state().webhook).toMatchObject({ origin: server.url, hasToken: true });
  });

  it('is tested past the queue', async () => {
    const server = await serveHook();
    const { hooks } = await startHooks();
    await hooks.webhook.set(json(server.url));
    server.answer(503);
    await hooks.webhook.test();
    expect(server.bodies).toMatchObject([{ kind: 'test', accounts: [] }]);
    expect(hooks.state().webhook).toMatchObject({
      waiting: 0,
      last: { outcome: { kind: 'refused', status: 503, answer: 'answer' }, retryAt: null },
    });
    await expect(hooks.webhook.set(json('http://example.com'))).rejects.toThrow(/https/);
    expect(hooks.state().webhook.origin).toBe(server.url);
  });
});
