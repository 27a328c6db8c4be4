import type { Page } from '@playwright/test';
import type { LoginRecord } from '../../simulator/logins/record';
import type { Simulator } from '../../simulator/simulator';
import { eventually } from '../desktop/wait';
import { test as base, type Program } from '../program';

/** A login as a person goes through it, and what Beeper saw of it. */
export interface SignIn {
  /** The window's page. */
  readonly page: Page;
  readonly program: Program;
  readonly simulator: Simulator;
  /** "Add an account", then this bridge; and this way, where there are several. */
  add(bridge: string, flow?: string): Promise<void>;
  /** From an account's own view; and this way, where there are several. */
  reconnect(account: RegExp, flow?: string): Promise<void>;
  /** The page in the embedded browser, once its address has this in it. */
  site(address?: string | RegExp): Promise<Page>;
  /** The latest login as Beeper saw it. */
  record(): LoginRecord;
  /** Waits until the owner is told that somebody is signed in. */
  done(): Promise<void>;
  /** What arrived for the latest cookies step; waits for it. */
  harvest(): Promise<LoginRecord['submits'][number]>;
}

interface SignInFixtures {
  signIn: SignIn;
}

/** A test with the window open and every kind of login on offer. */
export const test = base.extend<SignInFixtures>({
  signIn: async ({ simulator, startProgram }, use) => {
    simulator.control.reset('sign-in');
    const program = await startProgram({ args: [] });
    const page = await program.window();
    await page.getByRole('heading', { level: 1, name: 'All accounts are well' }).waitFor();
    await use(drive(program, simulator, page));
  },
});

function drive(program: Program, simulator: Simulator, page: Page): SignIn {
  const choose = async (flow?: string) => {
    if (flow === undefined) return;
    await page.getByRole('radio', { name: flow, exact: true }).check();
    await page.getByRole('button', { name: 'Continue' }).click();
  };
  const record = () => {
    const last = simulator.control.logins().at(-1);
    if (last === undefined) throw new Error('No login has begun.');
    return last;
  };
  return {
    page,
    program,
    simulator,
    async add(bridge, flow) {
      await page.getByRole('button', { name: /Add an account/ }).click();
      await page
        .getByRole('listitem')
        .filter({ hasText: bridge })
        .getByRole('button', { name: /^Add/ })
        .click();
      await choose(flow);
    },
    async reconnect(account, flow) {
      await page.getByRole('button', { name: account }).click();
      await page.getByRole('button', { name: /Sign in again/ }).click();
      await choose(flow);
    },
    site: (address = /^https?:/) =>
      eventually({
        what: `the embedded browser at ${String(address)}`,
        read: () =>
          program.app
            .windows()
            .find((one) =>
              typeof address === 'string' ? one.url().includes(address) : address.test(one.url()),
            ),
        until: (found): found is Page => found !== undefined,
        show: () =>
          program.app
            .windows()
            .map((one) => one.url())
            .join('\n'),
        timeoutMs: 10_000,
      }) as Promise<Page>,
    record,
    async done() {
      await page
        .getByText(/ is signed in to |^You signed in as /)
        .first()
        .waitFor();
    },
    harvest: () =>
      eventually({
        what: 'the captured values to arrive',
        read: () =>
          record()
            .submits.filter(({ type }) => type === 'cookies')
            .at(-1),
        until: (submit) => submit !== undefined,
        timeoutMs: 10_000,
      }) as Promise<LoginRecord['submits'][number]>,
  };
}
