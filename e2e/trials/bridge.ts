import type { Page } from '@playwright/test';
import { requests } from '../../shared/ipc/requests';

/** Requests that end the program, or open what only a person can close. */
const LEFT_OUT = new Set([
  'connection.restartToUnlock',
  'connection.signOut',
  'history.export',
  'hooks.setCommand',
  'hooks.setWebhook',
  'logs.open',
]);
/** The requests that can be made at random. */
export const FUZZED = Object.keys(requests).filter((name) => !LEFT_OUT.has(name));

/** What the preload gives the window, as a page that was taken over would use it. */
export interface Bridge {
  request(name: unknown, input?: unknown): Promise<unknown>;
}

export type WithBridge = typeof globalThis & { bridgekeeper: Bridge };

/** Sends a request as the window's page, and says in a word what came of it. */
export function ask(page: Page, name: unknown, input?: unknown): Promise<string> {
  return page.evaluate(
    ([what, given]) =>
      (globalThis as WithBridge).bridgekeeper.request(what, given).then(
        (answer) => {
          const { ok, error } = answer as { ok: boolean; error?: { code: string } };
          return ok ? 'answered' : (error?.code ?? 'refused');
        },
        () => 'rejected',
      ),
    [name, input] as const,
  );
}

/** What a request is answered with; undefined when it is refused. */
export function answerTo(page: Page, name: string, input?: unknown): Promise<unknown> {
  return page.evaluate(
    async ([what, given]) => {
      const { bridgekeeper } = globalThis as WithBridge;
      return ((await bridgekeeper.request(what, given)) as { value?: unknown }).value;
    },
    [name, input] as const,
  );
}
