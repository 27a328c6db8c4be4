import type { StartLogin } from '../../shared/api/login-session';
import type { Simulator } from '../simulator';
import type { LoginSession } from '../wire';
import { askAs, json, type Reply } from '../testing';

/** The API's login sessions as a client uses them. Tests only. */
export interface LoginClient {
  start(bridgeID: string, body?: StartLogin): Promise<LoginSession>;
  /** `start`, and its reply whatever it is. */
  post(bridgeID: string, body?: unknown): Promise<Reply>;
  get(session: LoginSession): Promise<LoginSession>;
  ask(session: LoginSession, method: string): Promise<Reply>;
  /** Submits values for the current step, as a person in the embedded browser does. */
  submit(session: LoginSession, fields?: Record<string, string>): Promise<LoginSession>;
  /** A submit of any step and body, and its reply whatever it is. */
  submitting(session: LoginSession, stepID: string, body: unknown): Promise<Reply>;
}

export function loginClient(simulator: Simulator): LoginClient {
  const post = (path: string, body: unknown) =>
    askAs(simulator, path, { method: 'POST', body: JSON.stringify(body) });
  const root = (bridgeID: string) => `/v1/bridges/${encodeURIComponent(bridgeID)}/login-sessions`;
  const pathOf = ({ bridgeID, loginSessionID }: LoginSession) =>
    `${root(bridgeID)}/${encodeURIComponent(loginSessionID)}`;
  const client: LoginClient = {
    post: (bridgeID, body = {}) => post(root(bridgeID), body),
    start: async (bridgeID, body) => sessionIn(await client.post(bridgeID, body)),
    ask: (session, method) => askAs(simulator, pathOf(session), { method }),
    get: async (session) => sessionIn(await client.ask(session, 'GET')),
    submitting: (session, stepID, body) =>
      post(`${pathOf(session)}/steps/${encodeURIComponent(stepID)}`, body),
    async submit(session, fields) {
      const { stepID = '', type } = session.currentStep ?? {};
      const body = { type, ...(fields === undefined ? {} : { fields, source: 'webview' }) };
      return sessionIn(await client.submitting(session, String(stepID), body));
    },
  };
  return client;
}

/** The session in a reply; fails on anything else. */
export function sessionIn(reply: Reply): LoginSession {
  if (reply.status !== 200) throw new Error(`${reply.status}: ${reply.text}`);
  return json(reply) as LoginSession;
}

/** The instructions of the current step. */
export function instructionsOf({ currentStep }: LoginSession): string {
  const { instructions } = currentStep ?? {};
  return typeof instructions === 'string' ? instructions : '';
}

/** Waits until `count` submits have arrived. Tests only. */
export async function submitsArrived({ control }: Simulator, count: number): Promise<void> {
  const submits = () => control.requests().filter(({ path }) => path.includes('/steps/')).length;
  while (submits() < count) await new Promise((resolve) => setImmediate(resolve));
}

/** Alice's account on WhatsApp, as it is named to reconnect it. */
export const WHATSAPP_ALICE = { accountID: 'local-whatsapp_ba_alice', loginID: '12025550123' };
