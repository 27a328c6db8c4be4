import type { Page } from '@playwright/test';
import type { WindowSnapshot } from '../../../shared/model/window-snapshot';
import type { Simulator } from '../../../simulator/simulator';
import { PASSWORD, USERS } from '../../../simulator/sites/people';
import type { RunningApp } from '../../desktop/app';
import { eventually } from '../../desktop/wait';
import { insist } from '../../insist';
import type { Random } from './random';

const STAGE_MS = 60_000;

interface RendererApi {
  request(name: string, input: unknown): Promise<{ value: WindowSnapshot }>;
}

export type LoginKind = 'form' | 'code' | 'cookies' | 'cancelled page';

export interface LoginSoak {
  /** Signs in once; resolves when the program has put the login away. */
  signIn(kind: LoginKind): Promise<void>;
  /** How many logins of each kind ended as they should. */
  counts: ReadonlyMap<LoginKind, number>;
}

/** How often of ten each kind comes. */
const KINDS: readonly LoginKind[] = [
  ...(['form', 'form', 'form', 'code', 'code', 'code'] as const),
  ...(['cookies', 'cookies', 'cookies', 'cancelled page'] as const),
];

export const pickKind = (random: Random): LoginKind => random.pick(KINDS);

/** Signs in through the window's own door, as its page does. */
export async function startLoginSoak(
  running: RunningApp,
  window: Page,
  { control }: Simulator,
): Promise<LoginSoak> {
  const { app } = running;
  const counts = new Map<LoginKind, number>();
  const ask = (name: string, input?: unknown) =>
    insist(() =>
      window.evaluate(
        ([what, given]) =>
          (globalThis as unknown as { bridgekeeper: RendererApi }).bridgekeeper.request(
            what,
            given,
          ),
        [name, input] as const,
      ),
    );
  const login = async () => (await ask('window.getSnapshot')).value.login;
  const reach = (...wanted: (string | null)[]) =>
    eventually({
      what: `the stage ${wanted.join(' or ')}`,
      read: async () => (await login())?.stage.kind ?? null,
      until: (kind) => wanted.includes(kind),
      timeoutMs: STAGE_MS,
    });
  const begin = async (bridgeID: string, flowID: string) => {
    await ask('login.start', { bridgeID });
    await reach('choose-flow');
    await ask('login.chooseFlow', { flowID });
  };
  const findSite = async () =>
    (await eventually({
      what: 'the sign-in page',
      read: () => app.windows().find((page) => page.url().includes('//lab.localhost')),
      until: (page) => page !== undefined,
      timeoutMs: STAGE_MS,
    })) as Page;
  const complete = async (bridgeID: string) => {
    await reach('complete');
    await ask('login.close');
    await reach(null);
    const last = control.logins().at(-1);
    if (last?.status !== 'complete') throw new Error(`A login of ${bridgeID} went wrong.`);
  };

  const ways: Record<LoginKind, () => Promise<void>> = {
    async form() {
      await begin('dummybridge', 'password');
      await reach('user-input');
      const fields = [
        ['username', USERS.alice],
        ['password', PASSWORD],
      ];
      await ask('login.submit', { stepID: 'com.beeper.dummy.login.password', fields });
      await complete('dummybridge');
    },
    async code() {
      await begin('dummybridge', 'displayandwait');
      await reach('display');
      control.scan();
      await complete('dummybridge');
    },
    async cookies() {
      await begin('lab', 'before-sign-in');
      const site = await findSite();
      await site.waitForLoadState();
      await site.getByRole('button', { name: 'Sign in' }).click({ noWaitAfter: true });
      await complete('lab');
    },
    async 'cancelled page'() {
      await begin('lab', 'before-sign-in');
      await findSite();
      await ask('login.cancel');
      await reach(null, 'cancelled');
      if ((await login()) !== null) await ask('login.close');
      await reach(null);
    },
  };
  return {
    counts,
    async signIn(kind) {
      await ways[kind]();
      await eventually({
        what: 'the pages of the sign-in to be gone',
        read: () =>
          insist(() => app.evaluate(({ webContents }) => webContents.getAllWebContents().length)),
        until: (count) => count === 1,
        timeoutMs: STAGE_MS,
      });
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
      // So that neither Beeper nor the program gathers accounts: what is under test is the sign-in.
      for (const { accountID, bridge } of control.accounts()) {
        if (['lab', 'dummybridge'].includes(bridge.id)) control.removeAccount(accountID);
      }
    },
  };
}
