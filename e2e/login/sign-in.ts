import { expect as playwrightExpect, type Locator, type Page } from '@playwright/test';
import type { LoginRecord } from '../../simulator/logins/record';
import type { Simulator } from '../../simulator/simulator';
import { PASSWORD, USERS, type Person } from '../../simulator/sites/people';
import { eventually } from '../desktop/wait';
import { test as base, type Program } from '../program';

/** A sign-in passes through several programs, and a machine may be slow. */
const SIGN_IN_MS = 40_000;

export const expect = playwrightExpect.configure({ timeout: SIGN_IN_MS });

export type Submit = LoginRecord['submits'][number];

/** A login as a person goes through it, and what Beeper saw of it. */
export interface SignIn {
  /** The window's page; another one once the window was destroyed and made anew. */
  page(): Promise<Page>;
  readonly program: Program;
  readonly simulator: Simulator;
  /** "Add an account", then this bridge; and this way, where there are several. */
  add(bridge: string, flow?: string): Promise<void>;
  /** From an account's own view; and this way, where there are several. */
  reconnect(account: RegExp, flow?: string): Promise<void>;
  /** A field of the form in the window, by its label. */
  field(label: string): Promise<Locator>;
  /** Types into fields by their labels, and goes on. */
  answer(texts: Readonly<Record<string, string>>): Promise<void>;
  /** The page in the embedded browser, once its address has this in it. */
  site(address?: string): Promise<Page>;
  /** Signs in on a site that asks for user and password on one page. */
  logInOn(site: Page, person?: Person): Promise<void>;
  /** Signs in to Facebook up to its checkpoint, where it has set all cookies; returns the page. */
  reachCheckpoint(): Promise<Page>;
  /** Confirms at that checkpoint, and waits until the sign-in is done. */
  passCheckpoint(site: Page): Promise<void>;
  /** Waits until what is shown has this heading, and keeps it if it is the end of the sign-in. */
  expectHeading(name: string | RegExp): Promise<void>;
  /** The latest login as Beeper saw it. */
  record(): LoginRecord;
  /** Waits until this many logins have begun at Beeper, since the test began. */
  waitForLogins(count: number): Promise<void>;
  /** Waits until the latest login has this status on Beeper's side, and returns it. */
  waitForStatus(status: string): Promise<LoginRecord>;
  /** The submits of a type that arrived at Beeper, once there are this many. */
  waitForSubmits(type: Submit['type'], count?: number): Promise<Submit[]>;
  /** What the latest cookies step got; waits for it. */
  capturedSubmit(): Promise<Submit>;
  /**
   * Waits until the window says who is signed in, and nothing of the login is left. What it says stays
   * until "Done" is pressed.
   */
  expectDone(): Promise<void>;
  /** Waits until there is no embedded browser, and its cookies and storage are gone. */
  waitForWebviewToClose(): Promise<void>;
  /** Presses a button of the window. */
  press(name: string | RegExp): Promise<void>;
}

interface SignInFixtures {
  signIn: SignIn;
}

/** A test with the window open and every kind of login on offer. */
export const test = base.extend<SignInFixtures>({
  signIn: async ({ simulator, startProgram }, use) => {
    simulator.control.reset('sign-in');
    const program = await startProgram({ args: [] });
    const signIn = createSignIn(program, simulator);
    const page = await signIn.page();
    await page.getByRole('heading', { level: 1, name: 'All accounts are well' }).waitFor();
    await use(signIn);
  },
});

/** What a test sees and does of the logins of a program. */
export function createSignIn(program: Program, simulator: Simulator): SignIn {
  const page = program.window;
  const press = async (name: string | RegExp) => {
    await (await page()).getByRole('button', { name }).click();
  };
  const field = async (label: string) =>
    (await page()).getByRole('form').getByLabel(label, { exact: true });
  const choose = async (flow?: string) => {
    if (flow === undefined) return;
    await (await page()).getByRole('radio', { name: flow, exact: true }).check();
    await press('Continue');
  };
  const record = () => {
    const last = simulator.control.logins().at(-1);
    if (last === undefined) throw new Error('No login has begun.');
    return last;
  };
  const waitForLogins: SignIn['waitForLogins'] = async (count) => {
    await eventually({
      what: `${count} logins to have begun`,
      read: () => simulator.control.logins().length,
      until: (begun) => begun >= count,
      timeoutMs: SIGN_IN_MS,
    });
  };
  const waitForSubmits: SignIn['waitForSubmits'] = (type, count = 1) =>
    eventually({
      what: `${count} submits of the type ${type}`,
      read: () => record().submits.filter((submit) => submit.type === type),
      until: (submits) => submits.length >= count,
      timeoutMs: SIGN_IN_MS,
    });
  const add: SignIn['add'] = async (bridge, flow) => {
    await press(/^Add an account/);
    await (await page()).getByRole('button', { name: `Add ${bridge}`, exact: true }).click();
    await choose(flow);
  };
  const site = async (address = 'http') => {
    const found = await pageAt(program, address);
    await rememberPartitions(program);
    return found;
  };
  const logInOn: SignIn['logInOn'] = async (where, person = 'alice') => {
    await where.getByRole('textbox').first().fill(USERS[person]);
    await where.getByLabel('Password').fill(PASSWORD);
    // Not waited for: where it leads may be an address that the browser refuses.
    await where.getByRole('button', { name: /^(Log|Sign) in$/ }).click({ noWaitAfter: true });
  };
  const capturedSubmit = async () => {
    const [latest] = (await waitForSubmits('cookies')).slice(-1);
    if (latest === undefined) throw new Error('Nothing was captured.');
    return latest;
  };
  const waitForWebviewToClose = async () => {
    await expect.poll(() => program.app.windows().map((one) => one.url())).toHaveLength(1);
    await expect.poll(() => countPages(program)).toBe(1);
    await expect.poll(() => remainingCookies(program)).toEqual([]);
  };
  /** Waits until a heading is shown. Any key keeps the end of a sign-in, which goes after four seconds. */
  const shownAndKept = async (name: string | RegExp) => {
    const window = await page();
    await expect(window.getByRole('heading', { name })).toBeVisible();
    await window.keyboard.press('Shift');
  };
  const expectDone = async () => {
    await shownAndKept(/ is signed in/);
    expect(record().status).toBe('complete');
    await waitForWebviewToClose();
  };
  return {
    page,
    program,
    simulator,
    press,
    add,
    async reconnect(account, flow) {
      await press(account);
      await press(/Sign in again/);
      await choose(flow);
    },
    field,
    async answer(texts) {
      for (const [label, text] of Object.entries(texts)) await (await field(label)).fill(text);
      await press('Continue');
    },
    site,
    logInOn,
    async reachCheckpoint() {
      await add('Facebook Messenger');
      const facebook = await site('www.facebook.localhost');
      await logInOn(facebook);
      await confirmation(facebook).waitFor();
      return facebook;
    },
    async passCheckpoint(facebook) {
      await confirmation(facebook).click();
      expect((await capturedSubmit()).accepted).toBe(true);
      await expectDone();
    },
    expectHeading: shownAndKept,
    record,
    waitForLogins,
    waitForStatus: (status) =>
      eventually({
        what: `the login to be ${status}`,
        read: record,
        until: (login) => login.status === status,
        timeoutMs: SIGN_IN_MS,
      }),
    waitForSubmits,
    capturedSubmit,
    expectDone,
    waitForWebviewToClose,
  };
}

const confirmation = (site: Page) => site.getByRole('button', { name: 'This was me' });

/** Waits for a page of the program, the window's or one of an embedded browser. */
async function pageAt(program: Program, address: string): Promise<Page> {
  const find = () => program.app.windows().find((one) => one.url().includes(address));
  await eventually({
    what: `a page at ${address}`,
    read: () => program.app.windows().map((one) => one.url()),
    until: (urls) => urls.some((url) => url.includes(address)),
    timeoutMs: SIGN_IN_MS,
  });
  const found = find();
  if (found === undefined) throw new Error(`The page at ${address} has gone again.`);
  return found;
}

/** How many pages the program has, its own and those of sites. */
function countPages(program: Program): Promise<number> {
  return program.app.evaluate(({ webContents }) => webContents.getAllWebContents().length);
}

type WithPartitions = typeof globalThis & { partitions?: Set<Electron.Session> };

/** Keeps hold of the partitions, whose cookies are counted once their pages are gone. */
function rememberPartitions(program: Program): Promise<void> {
  return program.app.evaluate(({ webContents }) => {
    const partitions = ((globalThis as WithPartitions).partitions ??= new Set());
    for (const contents of webContents.getAllWebContents()) partitions.add(contents.session);
  });
}

/** The names of the cookies that are left in those partitions. */
function remainingCookies(program: Program): Promise<string[]> {
  return program.app.evaluate(async () => {
    const partitions = [...((globalThis as WithPartitions).partitions ?? [])];
    const cookies = await Promise.all(partitions.map((partition) => partition.cookies.get({})));
    return cookies.flat().map(({ name }) => name);
  });
}
