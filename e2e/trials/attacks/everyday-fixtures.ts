import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { HOST_FOLDER, SOCKET_NAME } from '../../../electron/everyday-browser/host/script-path';
import { PROTOCOL, type OfferMessage } from '../../../shared/browser-extension/messages';
import { eventually } from '../../desktop/wait';
import type { LaunchExtras } from '../../desktop/fixtures';
import { test as programTest, type Program } from '../../program';
import { answerTo, ask } from '../bridge';
import { startInBetween, type InBetween } from './in-between';
import { callAt, type Caller } from './everyday-caller';

export const HELLO = { type: 'hello', protocol: PROTOCOL, version: '1.0.0' };

/** The step of a bridge: one cookie of a site. */
export const STEP = {
  type: 'cookies',
  stepID: 'cookies',
  url: 'https://www.example.com/login',
  fields: [{ id: 'session', type: 'cookie' }],
};

/** A sign-in whose first step waits for the everyday browser. */
export interface Waiting {
  program: Program;
  page: Page;
  socketPath: string;
  /** Connects to the program as a native host does. */
  call(): Promise<Caller>;
  /** The values that came to Beeper, per POST. */
  posted(): readonly Record<string, string>[];
  /** Goes back to the page, and to the everyday browser once more. */
  again(): Promise<void>;
  /** Whether an honest browser is given the step, hands over, and is heard by Beeper. */
  honest(): Promise<string>;
}

interface WaitOptions {
  step?: object;
  extras?: LaunchExtras;
  /** How Beeper answers what is posted; by default never, so that it stays under way. */
  answer?: 'nothing' | 'refused' | 'done';
}

interface Fixtures {
  inBetween: InBetween;
  /** Starts the program with a sign-in at the attacker's bridge, and lets it wait for the everyday browser. */
  waitForBrowser: (options?: WaitOptions) => Promise<Waiting>;
}

export const test = programTest.extend<Fixtures>({
  inBetween: async ({ simulator }, use) => {
    const server = await startInBetween(simulator);
    await use(server);
    await server.stop();
  },
  waitForBrowser: async ({ inBetween, simulator, startProgram, userDataDir }, use) => {
    await use(async ({ step = STEP, extras = {}, answer = 'nothing' } = {}) => {
      simulator.control.reset('sign-in');
      const posted = answerLogins(inBetween, step, answer);
      const env = {
        BEEPER_BASE_URL: inBetween.url,
        // Offers wait for one another by the clock, and who was sent away ends by it.
        BRIDGEKEEPER_MOVABLE_CLOCK: '',
        ...extras.env,
      };
      const program = await startProgram({ args: [], ...extras, env });
      const page = await beginSignIn(program);
      await ask(page, 'login.useEverydayBrowser', { isOn: true });
      const socketPath = socketIn(userDataDir);
      await waitForSocket(socketPath);
      const call = () => callAt(socketPath);
      return {
        program,
        page,
        socketPath,
        call,
        posted: () => posted,
        async again() {
          await ask(page, 'login.useEverydayBrowser', { isOn: false });
          await waitForSocket(socketPath, false);
          await ask(page, 'login.useEverydayBrowser', { isOn: true });
          await waitForSocket(socketPath);
        },
        async honest() {
          const before = posted.length;
          const browser = await call();
          browser.begin();
          browser.say(HELLO);
          const { key } = await browser.hear('step');
          browser.say(offer(key, { session: 'honest' }));
          await eventually({
            what: 'the honest offer at Beeper',
            read: () => posted.slice(before),
            until: (all) => all.some(({ session }) => session === 'honest'),
          }).catch(() => []);
          browser.end();
          const came = posted.slice(before).some(({ session }) => session === 'honest');
          return came ? 'an honest browser signs in' : 'an honest browser does not get through';
        },
      };
    });
  },
});

export const socketIn = (userDataDir: string) => join(userDataDir, HOST_FOLDER, SOCKET_NAME);

export const waitForSocket = (path: string, isThere = true) =>
  eventually({
    what: `the program ${isThere ? 'to listen' : 'to listen no more'}`,
    read: () =>
      lstat(path).then(
        (found) => found.isSocket(),
        () => false,
      ),
    until: (found) => found === isThere,
  });

/** Answers as a bridge with one step; returns what is posted to it. */
function answerLogins(
  inBetween: InBetween,
  step: object,
  answer: WaitOptions['answer'],
): Record<string, string>[] {
  const posted: Record<string, string>[] = [];
  const session = { bridgeID: 'lab', loginSessionID: 'session' };
  const waiting = { ...session, status: 'waiting_for_cookies', currentStep: step };
  inBetween.attack(/\/login-sessions(\/|$)/, (request, response) => {
    const { method, url = '' } = request;
    const send = (status: number, body: object) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (method === 'DELETE') return void send(200, { ...session, status: 'cancelled' });
    if (!url.includes('/steps/')) return void send(method === 'POST' ? 201 : 200, waiting);
    let text = '';
    request.on('data', (bytes: Buffer) => (text += bytes.toString()));
    request.on('end', () => {
      posted.push((JSON.parse(text) as { fields: Record<string, string> }).fields);
      if (answer === 'refused') send(400, { code: 'bad', message: `Not right: ${text}` });
      if (answer === 'done') send(200, { ...session, status: 'complete' });
    });
  });
  return posted;
}

interface Login {
  stage: { kind: string; flows?: { id: string }[] };
}

/** Begins a sign-in at the lab, up to its first step. */
export async function beginSignIn(program: Program): Promise<Page> {
  const page = await program.window();
  await program.logged('Beeper is ok');
  await ask(page, 'login.start', { bridgeID: 'lab' });
  const stageIs = (kind: string) =>
    eventually({
      what: `the sign-in to be at ${kind}`,
      read: () => stageOf(page),
      until: (stage) => stage?.kind === kind,
    });
  const ways = await stageIs('choose-flow');
  await ask(page, 'login.chooseFlow', { flowID: ways?.flows?.[0]?.id });
  await stageIs('cookies');
  return page;
}

/** Where the sign-in stands, as the window has it. */
export const stageOf = async (page: Page) =>
  ((await answerTo(page, 'window.getSnapshot')) as { login: Login | null }).login?.stage ?? null;

/** An offer of cookies of the step's site, with changes. */
export function offer(
  key: unknown,
  cookies: Readonly<Record<string, string>>,
  changes: Partial<OfferMessage> = {},
): OfferMessage {
  return {
    type: 'offer',
    key: String(key),
    pageURL: 'https://www.example.com/',
    isConfirmed: false,
    cookies: Object.entries(cookies).map(([name, value]) => cookie(name, value)),
    storage: [],
    requests: [],
    bodies: [],
    script: null,
    tooLarge: [],
    unreadable: [],
    ...changes,
  };
}

export const cookie = (name: string, value: string, domain = '.example.com') => ({
  name,
  value,
  domain,
  path: '/',
  hostOnly: false,
  expiresAt: null,
  partition: null,
});
