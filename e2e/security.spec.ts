import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { test, WHATSAPP } from './program';

test('the page has no Node, no Electron, and only the door of the contract', async ({
  startProgram,
}) => {
  const page = await (await startProgram({ args: [] })).window();
  const seen = await page.evaluate(() => ({
    url: location.href,
    node: [typeof globalThis.process, 'require' in globalThis, 'Buffer' in globalThis],
    door: Object.keys((globalThis as unknown as { bridgekeeper: object }).bridgekeeper),
  }));
  expect(seen).toEqual({
    url: 'app://bridgekeeper/index.html',
    node: ['undefined', false, false],
    door: ['request', 'onPush'],
  });
});

test('requests outside the contract, or that do not fit it, are refused', async ({
  startProgram,
}) => {
  const page = await (await startProgram({ args: [] })).window();
  const answers = await page.evaluate(async () => {
    const { bridgekeeper } = globalThis as unknown as {
      bridgekeeper: { request(name: string, input: unknown): Promise<unknown> };
    };
    let unknown = 'refused';
    try {
      await bridgekeeper.request('token.read', null);
      unknown = 'answered';
    } catch {
      // As it should be.
    }
    return [
      unknown,
      await bridgekeeper.request('accounts.details', { accountID: 7 }),
      await bridgekeeper.request('window.setRoute', { view: 'overview', extra: 1 }),
    ];
  });
  expect(answers[0]).toBe('refused');
  expect(answers[1]).toMatchObject({ ok: false, error: { code: 'bad-input' } });
  expect(answers[2]).toMatchObject({ ok: false, error: { code: 'bad-input' } });
});

test('a page that is not ours is refused, even over the raw channel', async ({ startProgram }) => {
  const program = await startProgram({ args: [] });
  await program.window();
  const answer = await program.app.evaluate(async ({ BrowserWindow }) => {
    const stranger = new BrowserWindow({
      show: false,
      webPreferences: { nodeIntegration: true, contextIsolation: false, sandbox: false },
    });
    await stranger.loadURL('data:text/html,<title>stranger</title>');
    const result: unknown = await stranger.webContents.executeJavaScript(
      `require('electron').ipcRenderer.invoke('bridgekeeper:request', 'window.getSnapshot', null)`,
    );
    stranger.destroy();
    return result;
  });
  expect(answer).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
});

test('the page cannot leave, open windows, reach the network or get a permission', async ({
  simulator,
  startProgram,
}) => {
  const program = await startProgram({ args: [] });
  const page = await program.window();
  simulator.control.clearRequests();
  const outcome = await page.evaluate(async (url) => {
    const opened = window.open(`${url}/opened`);
    const fetched = await fetch(`${url}/fetched`).then(
      () => 'reached',
      () => 'blocked',
    );
    const image = await new Promise((resolve) => {
      const picture = new Image();
      picture.onload = () => resolve('reached');
      picture.onerror = () => resolve('blocked');
      picture.src = `${url}/picture`;
    });
    const permission = await Notification.requestPermission();
    let evaluated = 'blocked';
    try {
      evaluated = String(new Function('return "ran"')());
    } catch {
      // As it should be.
    }
    let markup = 'blocked';
    try {
      document.createElement('div').innerHTML = '<img>';
      markup = 'parsed';
    } catch {
      // As it should be.
    }
    location.href = `${url}/left`;
    return { opened: opened === null, fetched, image, permission, evaluated, markup };
  }, simulator.url);
  expect(outcome).toEqual({
    opened: true,
    fetched: 'blocked',
    image: 'blocked',
    permission: 'denied',
    evaluated: 'blocked',
    markup: 'blocked',
  });
  await program.logged('tried to navigate away');
  expect(page.url()).toBe('app://bridgekeeper/index.html');
  const strange = simulator.control.requests().filter(({ path }) => !path.startsWith('/v1/'));
  expect(strange).toEqual([]);
  expect((await program.windows()).count).toBe(1);
});

test('app:// serves the build and nothing beside it', async ({ startProgram }) => {
  const program = await startProgram({ args: [] });
  await program.window();
  const statuses = await program.app.evaluate(async ({ net }) => {
    const paths = [
      'app://bridgekeeper/index.html',
      'app://bridgekeeper/../../package.json',
      'app://bridgekeeper/%2e%2e/%2e%2e/package.json',
      'app://bridgekeeper/..%2f..%2fpackage.json',
      'app://stranger/index.html',
      'app://bridgekeeper/%e0%a4%a.html',
    ];
    return Promise.all(paths.map(async (path) => (await net.fetch(path)).status));
  });
  expect(statuses).toEqual([200, 404, 404, 404, 404, 404]);
});

test('the token is in no file, no page and no log', async ({
  simulator,
  userDataDir,
  startProgram,
}) => {
  const program = await startProgram({ args: [] });
  const page = await program.window();
  simulator.control.setAccess({ valid: false });
  await program.poll();
  simulator.control.setAccess({ valid: true });
  simulator.control.setAccount(WHATSAPP, { status: 'reconnect_required' });
  await program.pass(15_000);
  await page.getByRole('button', { name: /^WhatsApp/ }).click();
  await page.getByRole('heading', { level: 2, name: /^WhatsApp/ }).waitFor();

  const session = await page.context().newCDPSession(page);
  const chunks: string[] = [];
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
  await session.send('HeapProfiler.takeHeapSnapshot');
  const heap = chunks.join('');
  expect(heap).toContain(WHATSAPP);
  // Not `not.toContain`: a failure would print the whole heap.
  expect(heap.includes(simulator.token)).toBe(false);

  await program.quit();
  const entries = await readdir(userDataDir, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  expect(files.length).toBeGreaterThan(3);
  for (const file of files) {
    const bytes = await readFile(join(file.parentPath, file.name));
    expect(bytes.includes(simulator.token), file.name).toBe(false);
  }
  expect(program.output()).not.toContain(simulator.token);
});
