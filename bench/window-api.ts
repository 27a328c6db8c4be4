import type { RunningApp } from '../e2e/desktop/app';
import { eventually } from '../e2e/desktop/wait';
import type { WindowSnapshot } from '../shared/model/window-snapshot';

const REACH_MS = 30_000;

interface RendererApi {
  request(name: string, input: unknown): Promise<{ value: WindowSnapshot }>;
}

/** The window's own API, by which a bench drives the program. */
export interface WindowAPI {
  ask(name: string, input?: unknown): Promise<{ value: WindowSnapshot }>;
  /** Waits until the login is at this stage; null for none. */
  reach(stage: string | null): Promise<void>;
}

/** Waits until the bridges are there. */
export async function openWindowAPI(app: RunningApp['app']): Promise<WindowAPI> {
  const window = await app.firstWindow();
  const ask: WindowAPI['ask'] = (name, input) =>
    window.evaluate(
      ([what, given]) =>
        (globalThis as unknown as { bridgekeeper: RendererApi }).bridgekeeper.request(what, given),
      [name, input] as const,
    );
  const snapshot = async () => (await ask('window.getSnapshot')).value;
  await eventually({
    what: 'the bridges',
    read: async () => (await snapshot()).snapshot.bridges.length,
    until: (count) => count > 0,
  });
  return {
    ask,
    async reach(wanted) {
      await eventually({
        what: `the stage ${String(wanted)}`,
        read: async () => (await snapshot()).login?.stage.kind ?? null,
        until: (kind) => kind === wanted,
        timeoutMs: REACH_MS,
      });
    },
  };
}
