import { z } from 'zod';
import { accountListSchema, type ListedAccount } from '../../shared/api/account';
import {
  type Bridge,
  bridgeListSchema,
  type BridgeLogin,
  bridgeLoginListSchema,
  bridgeLoginSchema,
  bridgeSchema,
  type LoginFlow,
  loginFlowListSchema,
  type RemovedLogin,
  removedLoginSchema,
  type RemoveScope,
} from '../../shared/api/bridge';
import { type Capabilities, capabilitiesSchema } from '../../shared/api/capabilities';
import { type Info, infoSchema } from '../../shared/api/info';
import {
  type CancelledSession,
  cancelledSessionSchema,
  type LoginSession,
  loginSessionSchema,
  type StartLogin,
  type SubmitStep,
} from '../../shared/api/login-session';
import type { Result } from './errors';
import { type CallOptions, createSend, type SenderOptions } from './send';

type Answer<T> = Promise<Result<T>>;

/**
 * The Beeper Desktop API, a method per endpoint. A call resolves with a value or an error; it
 * rejects with its signal's reason when aborted, and with a TypeError when an ID is empty.
 */
export interface BeeperClient {
  /** The only call that needs no token; it sends none. */
  info(options?: CallOptions): Answer<Info>;
  accounts(options?: CallOptions): Answer<ListedAccount[]>;
  bridges(options?: CallOptions): Answer<Bridge[]>;
  bridge(bridgeID: string, options?: CallOptions): Answer<Bridge>;
  capabilities(bridgeID: string, options?: CallOptions): Answer<Capabilities>;
  loginFlows(bridgeID: string, options?: CallOptions): Answer<LoginFlow[]>;
  startLogin(bridgeID: string, body: StartLogin, options?: CallOptions): Answer<LoginSession>;
  loginSession(
    bridgeID: string,
    loginSessionID: string,
    options?: CallOptions,
  ): Answer<LoginSession>;
  /** A session that is over already (404, 409, 410) counts as cancelled. */
  cancelLogin(
    bridgeID: string,
    loginSessionID: string,
    options?: CallOptions,
  ): Answer<CancelledSession>;
  /** A `display_and_wait` step is a long poll: it has no timeout, only the signal ends it. */
  submitStep(
    bridgeID: string,
    loginSessionID: string,
    stepID: string,
    body: SubmitStep,
    options?: CallOptions,
  ): Answer<LoginSession>;
  /** Older releases have no `logins`, `login` and `removeLogin`: they answer `not-found`. */
  logins(bridgeID: string, options?: CallOptions): Answer<BridgeLogin[]>;
  login(bridgeID: string, loginID: string, options?: CallOptions): Answer<BridgeLogin>;
  removeLogin(
    bridgeID: string,
    loginID: string,
    scope: RemoveScope,
    options?: CallOptions,
  ): Answer<RemovedLogin>;
  /** Brings Beeper Desktop to the front. */
  focus(options?: CallOptions): Answer<undefined>;
}

const BRIDGE = '/v1/bridges/{bridgeID}';
const SESSION = `${BRIDGE}/login-sessions/{loginSessionID}`;
const LOGIN = `${BRIDGE}/logins/{loginID}`;

const bridgesAnswer = bridgeListSchema.transform((body) => body.items);
const loginFlowsAnswer = loginFlowListSchema.transform((body) => body.items);
const loginsAnswer = bridgeLoginListSchema.transform((body) => body.items);
const anyAnswer = z.unknown().transform(() => undefined);

/** Creates a client. Throws a TypeError when `baseURL` is no plain http or https URL. */
export function createBeeperClient(options: SenderOptions): BeeperClient {
  const send = createSend(options);
  const get = <T>(
    path: string,
    ids: Record<string, string>,
    schema: z.ZodType<T>,
    options: CallOptions | undefined,
  ) => send({ method: 'GET', path, ids, schema }, options);

  return {
    info: (options) =>
      send(
        { method: 'GET', path: '/v1/info', ids: {}, schema: infoSchema, isAnonymous: true },
        options,
      ),
    accounts: (options) => get('/v1/accounts', {}, accountListSchema, options),
    bridges: (options) => get('/v1/bridges', {}, bridgesAnswer, options),
    bridge: (bridgeID, options) => get(BRIDGE, { bridgeID }, bridgeSchema, options),
    capabilities: (bridgeID, options) =>
      get(`${BRIDGE}/capabilities`, { bridgeID }, capabilitiesSchema, options),
    loginFlows: (bridgeID, options) =>
      get(`${BRIDGE}/login-flows`, { bridgeID }, loginFlowsAnswer, options),
    startLogin: (bridgeID, body, options) =>
      send(
        {
          method: 'POST',
          path: `${BRIDGE}/login-sessions`,
          ids: { bridgeID },
          schema: loginSessionSchema,
          body,
          isSlow: true,
        },
        options,
      ),
    loginSession: (bridgeID, loginSessionID, options) =>
      get(SESSION, { bridgeID, loginSessionID }, loginSessionSchema, options),
    async cancelLogin(bridgeID, loginSessionID, options) {
      const ids = { bridgeID, loginSessionID };
      const result = await send(
        { method: 'DELETE', path: SESSION, ids, schema: cancelledSessionSchema },
        options,
      );
      return isOverAlready(result) ? { ok: true, value: { ...ids, status: 'cancelled' } } : result;
    },
    submitStep: (bridgeID, loginSessionID, stepID, body, options) =>
      send(
        {
          method: 'POST',
          path: `${SESSION}/steps/{stepID}`,
          ids: { bridgeID, loginSessionID, stepID },
          schema: loginSessionSchema,
          body,
          isLongPoll: body.type === 'display_and_wait',
          isSlow: true,
        },
        options,
      ),
    logins: (bridgeID, options) => get(`${BRIDGE}/logins`, { bridgeID }, loginsAnswer, options),
    login: (bridgeID, loginID, options) =>
      get(LOGIN, { bridgeID, loginID }, bridgeLoginSchema, options),
    removeLogin: (bridgeID, loginID, scope, options) =>
      send(
        {
          method: 'POST',
          path: `${LOGIN}/remove`,
          ids: { bridgeID, loginID },
          schema: removedLoginSchema,
          body: { scope },
        },
        options,
      ),
    focus: (options) =>
      send({ method: 'POST', path: '/v1/focus', ids: {}, schema: anyAnswer, body: {} }, options),
  };
}

function isOverAlready(result: Result<unknown>): boolean {
  if (result.ok) return false;
  const { kind } = result.error;
  return kind === 'not-found' || kind === 'conflict' || kind === 'gone';
}
