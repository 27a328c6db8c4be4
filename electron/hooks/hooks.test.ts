import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { DEFAULT_SETTINGS } from '../../shared/model/settings';
import { createSettings } from '../settings/settings';
import { freshFolder } from '../testing/folder';
import { createManualClock, type ManualClock } from '../testing/manual-clock';
import type { NotifiedAlert } from './hook-alert';
import { createHooks, type Hooks } from './hooks';
import { startHookServer } from './testing/hook-server';
import { MAX_WAITING } from './webhook-queue';

/** Turns bytes around; the real keyring's is in e2e/token-store. */
const turned = (bytes: Uint8Array) => Buffer.from(bytes.map((byte) => 255 - byte));
const keyring = (isThere: boolean) => ({
  isEncryptionAvailable: () => isThere,
  getSelectedStorageBackend: () => 'gnome_libsecret',
  encryptString: (text: string) => Buffer.concat([Buffer.from('v11'), turned(Buffer.from(text))]),
  decryptString: (bytes: Buffer) => turned(bytes.subarray(3)).toString(),
});

interface Start {
  folder?: string;
  clock?: ManualClock;
  hasKeyring?: boolean;
  confirm?: (command: string) => Promise<boolean>;
}

async function start({
  folder,
  clock = createManualClock(),
  hasKeyring = true,
  confirm = () => Promise.resolve(true),
}: Start = {}) {
  const inFolder = folder ?? (await freshFolder());
  const values = new Map<string, unknown>(Object.entries(DEFAULT_SETTINGS));
  const settings = createSettings({
    store: { get: (key) => values.get(key), set: (key, value) => void values.set(key, value) },
    reportToUser: () => undefined,
  });
  const said: string[] = [];
  const logged: string[] = [];
  let ids = 0;
  const hooks = createHooks({
    folder: inFolder,
    settings,
    clock,
    env: process.env,
    platform: 'linux',
    safeStorage: keyring(hasKeyring),
    fetch,
    confirm,
    newID: () => `${clock.now()}-${(ids += 1)}`,
    log: (line) => logged.push(line),
    addSecret: () => undefined,
    reportToUser: (sentence) => said.push(sentence),
  });
  onTestFinished(() => hooks.stop({ withinMs: 0 }));
  await hooks.start();
  return { hooks, folder: inFolder, clock, settings, said, logged };
}

async function serve() {
  const server = await startHookServer();
  onTestFinished(() => server.stop());
  return server;
}

const told = (title: string): NotifiedAlert => ({
  spec: { category: 'account-problem', accountIDs: ['gone'], title, body: '' },
  decisions: [{ accountID: 'gone', kind: 'action-required', notify: true, reason: 'at-once' }],
  accounts: [],
});

const until = (hooks: Hooks, isSo: () => boolean) =>
  new Promise<void>((resolve) => {
    const stop = hooks.onState(check);
    onTestFinished(stop);
    function check() {
      if (isSo()) resolve();
    }
    check();
  });
const untilSent = (hooks: Hooks) => until(hooks, () => hooks.state().webhook.waiting === 0);
const untilResult = (hooks: Hooks, kind: string) =>
  until(hooks, () => hooks.state().webhook.last?.outcome.kind === kind);

const json = (url: string) => ({ format: 'json' as const, url: `${url}/verysecret`, token: null });
const titles = (bodies: readonly Record<string, unknown>[]) => bodies.map(({ title }) => title);

describe('the webhook', () => {
  it('is told of each alert, in order, with the reason', async () => {
    const server = await serve();
    const { hooks } = await start();
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
    const server = await serve();
    server.answer(503);
    const first = await start();
    await first.hooks.webhook.set(json(server.url));
    ['a', 'b', 'c'].forEach((title) => first.hooks.tell(told(title)));
    await untilResult(first.hooks, 'refused');
    await first.hooks.stop({ withinMs: 1_000 });
    expect(titles(server.bodies)).toEqual(['a']);

    server.answer(200);
    const { folder, clock } = first;
    const { hooks } = await start({ folder, clock });
    await server.arrived(4);
    await untilSent(hooks);
    await clock.advance(86_400_000);
    expect(titles(server.bodies)).toEqual(['a', 'a', 'b', 'c']);
    // The one that was refused comes under the same ID.
    expect(new Set(server.bodies.map(({ id }) => id)).size).toBe(3);
    await hooks.stop({ withinMs: 1_000 });
    const third = await start({ folder, clock });
    expect(third.hooks.state().webhook.waiting).toBe(0);
  });

  it('is tried again later and later, and gives up after a day', async () => {
    const server = await serve();
    server.answer(500);
    const { hooks, clock } = await start();
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
    const server = await serve();
    server.answer(404);
    const { hooks, clock } = await start();
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

  it('keeps the newest when too many wait', async () => {
    const server = await serve();
    server.answer(503);
    const { hooks, folder } = await start();
    await hooks.webhook.set(json(server.url));
    for (let count = 0; count < MAX_WAITING + 5; count += 1) hooks.tell(told(String(count)));
    await untilResult(hooks, 'refused');
    await hooks.stop({ withinMs: 1_000 });
    const { entries } = JSON.parse(await readFile(join(folder, 'webhook-queue.json'), 'utf8'));
    expect(entries).toHaveLength(MAX_WAITING);
    expect(entries.at(-1).alert.title).toBe(String(MAX_WAITING + 4));
  });

  it('stands nowhere but in its vault, and the window sees its origin alone', async () => {
    const server = await serve();
    const { hooks, folder, logged } = await start();
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

  it('waits while the keyring does not hand out its address, and is sent to afterwards', async () => {
    const server = await serve();
    const first = await start();
    await first.hooks.webhook.set(json(server.url));
    await first.hooks.stop({ withinMs: 0 });
    const { folder, clock } = first;
    const second = await start({ folder, clock, hasKeyring: false });
    expect(second.hooks.state().webhook.state).toBe('locked');
    second.hooks.tell(told('a'));
    await until(second.hooks, () => second.hooks.state().webhook.waiting === 1);
    await second.hooks.stop({ withinMs: 0 });
    const third = await start({ folder, clock });
    await untilSent(third.hooks);
    expect(titles(server.bodies)).toEqual(['a']);
  });

  it('lasts as long as the program where there is no keyring, unless the user says otherwise', async () => {
    const server = await serve();
    const { hooks, folder, clock } = await start({ hasKeyring: false });
    await hooks.webhook.set(json(server.url));
    expect(hooks.state().webhook.storage).toBe('memory');
    expect(await readdir(folder)).not.toContain('webhook.vault');
    await hooks.webhook.saveUnencrypted();
    const again = await start({ folder, clock, hasKeyring: false });
    expect(again.hooks.state().webhook).toMatchObject({ state: 'ready', storage: 'plain' });
    await again.hooks.webhook.set(null);
    expect(await readdir(folder)).not.toContain('webhook.vault');
  });

  it('is sent what can be read of a broken queue, which is kept and said', async () => {
    const server = await serve();
    const first = await start();
    server.answer(503);
    await first.hooks.webhook.set(json(server.url));
    first.hooks.tell(told('a'));
    await untilResult(first.hooks, 'refused');
    await first.hooks.stop({ withinMs: 1_000 });
    const file = join(first.folder, 'webhook-queue.json');
    const written = JSON.parse(await readFile(file, 'utf8'));
    await writeFile(file, JSON.stringify({ entries: [{ odd: true }, ...written.entries, null] }));
    server.answer(200);
    const { hooks, said, folder } = await start({ folder: first.folder, clock: first.clock });
    await untilSent(hooks);
    expect(titles(server.bodies)).toEqual(['a', 'a']);
    expect(said.join()).toContain('The webhook file could not be read');
    expect((await readdir(folder)).join()).toContain('webhook-queue.json.broken-');
  });

  it('goes on without a disk, which is said once', async () => {
    const server = await serve();
    const folder = await freshFolder();
    // A folder in the place of the file that is written first: nothing can be saved.
    await mkdir(join(folder, 'webhook-queue.json.new', 'x'), { recursive: true });
    const { hooks, said } = await start({ folder });
    await hooks.webhook.set(json(server.url));
    ['a', 'b', 'c'].forEach((title) => hooks.tell(told(title)));
    await server.arrived(3);
    await untilSent(hooks);
    await hooks.stop({ withinMs: 1_000 });
    expect(said.filter((sentence) => sentence.includes('cannot be written'))).toHaveLength(1);
  });

  it('is tested past the queue', async () => {
    const server = await serve();
    const { hooks } = await start();
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

describe('the command', () => {
  it('is stored only once it is confirmed, as it will be run', async () => {
    const asked: string[] = [];
    let answer = false;
    const confirm = (command: string) => {
      asked.push(command);
      return Promise.resolve(answer);
    };
    const { hooks, settings } = await start({ confirm });
    await expect(hooks.command.set(`say 'a b' $(id)`)).rejects.toThrow(/did not confirm/);
    expect(settings.get('hookCommand')).toBeNull();
    answer = true;
    await hooks.command.set(`say 'a b' $(id)`);
    expect(settings.get('hookCommand')).toEqual(['say', 'a b', '$(id)']);
    expect(asked).toEqual(Array(2).fill('say "a b" "$(id)"'));
    await expect(hooks.command.set('say "')).rejects.toThrow(/quotation mark/);
    expect(asked).toHaveLength(2);
    await hooks.command.set(' ');
    expect(settings.get('hookCommand')).toBeNull();
  });

  it('asks one question at a time', async () => {
    let confirm: (isConfirmed: boolean) => void = () => undefined;
    const { hooks, settings } = await start({
      confirm: () => new Promise((resolve) => (confirm = resolve)),
    });
    const asking = hooks.command.set('first');
    await expect(hooks.command.set('second')).rejects.toThrow(/did not confirm/);
    confirm(true);
    await asking;
    expect(settings.get('hookCommand')).toEqual(['first']);
  });

  it('runs per alert, one after the other, and says how it ended', async () => {
    const { hooks, folder } = await start();
    const file = join(folder, 'seen');
    const script = `printf %s "$BRIDGEKEEPER_TITLE" >> "$0"; sleep 0.05; printf . >> "$0"`;
    await hooks.command.set(`sh -c '${script}' ${file}`);
    ['a', 'b'].forEach((title) => hooks.tell(told(title)));
    await hooks.command.test();
    expect(await readFile(file, 'utf8')).toBe('a.b.A test by Bridgekeeper.');
    expect(hooks.state().command.last).toMatchObject({ outcome: { kind: 'ok' } });
    await hooks.command.set('/no/such/program');
    await hooks.command.test();
    expect(hooks.state().command.last?.outcome).toEqual({ kind: 'not-started', code: 'ENOENT' });
  });

  it('that hangs leaves alerts out rather than let them pile up', async () => {
    const { hooks } = await start();
    await hooks.command.set('sleep 1000');
    for (let count = 0; count < 30; count += 1) hooks.tell(told(String(count)));
    expect(hooks.state().command.last?.outcome).toEqual({ kind: 'left-out' });
  });
});
