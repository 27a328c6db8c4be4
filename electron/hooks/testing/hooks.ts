import { onTestFinished } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../shared/model/settings';
import { createSettings } from '../../settings/settings';
import { freshFolder } from '../../testing/folder';
import { createManualClock, type ManualClock } from '../../testing/manual-clock';
import type { NotifiedAlert } from '../hook-alert';
import { createHooks, type Hooks } from '../hooks';
import { startHookServer } from './hook-server';

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

/** The hooks as a start of the program makes them; stopped when the test is over. */
export async function startHooks({
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
  const secrets: string[] = [];
  let ids = 0;
  const hooks = createHooks({
    folder: inFolder,
    settings,
    clock,
    env: process.env,
    platform: 'linux',
    safeStorage: keyring(hasKeyring),
    fetch,
    confirm: { command: confirm, webhook: confirm },
    newID: () => `${clock.now()}-${(ids += 1)}`,
    log: (line) => logged.push(line),
    addSecret: (secret) => secrets.push(secret),
    reportToUser: (sentence) => said.push(sentence),
  });
  onTestFinished(() => hooks.stop({ withinMs: 0 }));
  await hooks.start();
  return { hooks, folder: inFolder, clock, settings, said, logged, secrets };
}

/** A notification of an account that is gone. */
export const told = (title: string): NotifiedAlert => ({
  spec: { category: 'account-problem', accountIDs: ['gone'], title, body: '' },
  decisions: [{ accountID: 'gone', kind: 'action-required', notify: true, reason: 'at-once' }],
  accounts: [],
});

/** A webhook's server, stopped when the test is over. */
export async function serveHook() {
  const server = await startHookServer();
  onTestFinished(() => server.stop());
  return server;
}

/** Resolves once something is so of the hooks' state. */
export const until = (hooks: Hooks, isSo: () => boolean) =>
  new Promise<void>((resolve) => {
    const stop = hooks.onState(check);
    onTestFinished(stop);
    function check() {
      if (isSo()) resolve();
    }
    check();
  });
export const untilSent = (hooks: Hooks) => until(hooks, () => hooks.state().webhook.waiting === 0);
export const untilResult = (hooks: Hooks, kind: string) =>
  until(hooks, () => hooks.state().webhook.last?.outcome.kind === kind);

export const json = (url: string) => ({
  format: 'json' as const,
  url: `${url}/verysecret`,
  token: null,
});
export const titles = (bodies: readonly Record<string, unknown>[]) =>
  bodies.map(({ title }) => title);
