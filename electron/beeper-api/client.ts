import { z } from 'zod';
import { accountListSchema, type ListedAccount } from '../../shared/api/account';
import { type AppSetup, appSetupSchema } from '../../shared/api/app-setup';
import {
  type Bridge,
  bridgeListSchema,
  type BridgeLogin,
  bridgeLoginSchema,
  isOlderBridgeList,
  type LoginFlow,
  loginFlowListSchema,
  type RemovedLogin,
  removedLoginSchema,
  type RemoveScope,
} from '../../shared/api/bridge';
import { type Capabilities, capabilitiesSchema } from '../../shared/api/capabilities';
import {
  type CancelledSession,
  cancelledSessionSchema,
  type LoginSession,
  loginSessionSchema,
  type StartLogin,
  type SubmitStep,
} from '../../shared/api/login-session';
import type { ItemList } from '../../shared/api/item-list';
import type { Open } from '../../shared/api/open';
import type { TolerantValue } from '../../shared/api/tolerant';
import { errorResult, type Result } from './errors';
import { createRepeatedAnswer } from './repeated-answer';
import type { WireRequest } from './request';
import { type CallOptions, type ClientOptions, createSend } from './send';

/**
 * The Beeper Desktop API, a method per endpoint. A call resolves with a value or an error; it
 * rejects with its signal's reason when aborted, and with a TypeError when an ID is empty.
 */
export interface BeeperClient {
  /** An answer that is byte for byte the last one is the same value (`===`), and so with bridges. */
  accounts(options?: CallOptions): Promise<Result<ItemList<ListedAccount>>>;
  /** A Beeper that lists bridges in the form of an older generation is `outdated`. */
  bridges(options?: CallOptions): Promise<Result<ItemList<Bridge>>>;
  /** How far Beeper's own sign-in is. Older releases answer `not-found`. */
  appSetup(options?: CallOptions): Promise<Result<AppSetup>>;
  capabilities(bridgeID: string, options?: CallOptions): Promise<Result<Capabilities>>;
  loginFlows(bridgeID: string, options?: CallOptions): Promise<Result<TolerantValue<LoginFlow[]>>>;
  startLogin(
    bridgeID: string,
    body: StartLogin,
    options?: CallOptions,
  ): Promise<Result<LoginSession>>;
  loginSession(
    bridgeID: string,
    loginSessionID: string,
    options?: CallOptions,
  ): Promise<Result<LoginSession>>;
  /** A session that has ended already (404, 409, 410) counts as cancelled. */
  cancelLogin(
    bridgeID: string,
    loginSessionID: string,
    options?: CallOptions,
  ): Promise<Result<CancelledSession>>;
  /** A `display_and_wait` step is a long poll: it has no timeout, and ends only by the signal. */
  submitStep(
    bridgeID: string,
    loginSessionID: string,
    stepID: string,
    body: SubmitStep,
    options?: CallOptions,
  ): Promise<Result<LoginSession>>;
  /** Older releases answer `not-found`. */
  login(bridgeID: string, loginID: string, options?: CallOptions): Promise<Result<BridgeLogin>>;
  /** Removes a login with every account on it, as far as `scope`, one of its `removeScopes`, says. */
  removeLogin(
    bridgeID: string,
    loginID: string,
    scope: Open<RemoveScope>,
    options?: CallOptions,
  ): Promise<Result<RemovedLogin>>;
  /**
   * A file that Beeper has or fetches. Releases before 4.2.509 answer `not-found`.
   * @param url as another answer names it: mxc:, localmxc: or file:
   * @param limitBytes a longer one is `malformed`
   */
  asset(url: string, limitBytes: number, options?: CallOptions): Promise<Result<Uint8Array>>;
  /** Brings Beeper Desktop to the front. */
  focus(options?: CallOptions): Promise<Result<undefined>>;
}

const BRIDGE = '/v1/bridges/{bridgeID}';
const SESSION = `${BRIDGE}/login-sessions/{loginSessionID}`;
const LOGIN = `${BRIDGE}/logins/{loginID}`;

/** Not a union of both forms, which would no longer name the field that does not fit. */
const bridgesSchema = z.unknown().transform((body, context): ItemList<Bridge> | 'outdated' => {
  if (isOlderBridgeList(body)) return 'outdated';
  const parsed = bridgeListSchema.safeParse(body);
  if (parsed.success) return parsed.data;
  for (const { path, message } of parsed.error.issues) {
    context.issues.push({ code: 'custom', input: body, path, message });
  }
  return z.NEVER;
});
const bytesSchema = z.instanceof(Uint8Array);
const anythingSchema = z.unknown().transform(() => undefined);

/** Creates a client. Throws a TypeError when `baseURL` is no plain http or https URL. */
export function createBeeperClient(options: ClientOptions): BeeperClient {
  const send = createSend(options);
  const readAccounts = createRepeatedAnswer(accountListSchema);
  const readBridges = createRepeatedAnswer(bridgesSchema);
  const get = <T>(
    path: string,
    ids: Record<string, string>,
    schema: WireRequest<T>['schema'],
    options: CallOptions | undefined,
  ) => send({ method: 'GET', path, ids, schema }, options);

  return {
    accounts: (options) => get('/v1/accounts', {}, readAccounts, options),
    async bridges(options) {
      const result = await get('/v1/bridges', {}, readBridges, options);
      if (!result.ok) return result;
      const { value, desktopVersion } = result;
      if (value !== 'outdated') return { ...result, value };
      return errorResult('/v1/bridges', 'outdated', {
        ...(desktopVersion !== undefined && { desktopVersion }),
      });
    },
    appSetup: (options) => get('/v1/app/setup', {}, appSetupSchema, options),
    capabilities: (bridgeID, options) =>
      get(`${BRIDGE}/capabilities`, { bridgeID }, capabilitiesSchema, options),
    loginFlows: (bridgeID, options) =>
      get(`${BRIDGE}/login-flows`, { bridgeID }, loginFlowListSchema, options),
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
      return hasEndedAlready(result)
        ? { ok: true, value: { ...ids, status: 'cancelled' } }
        : result;
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
          isSlow: true,
        },
        options,
      ),
    asset: (url, limitBytes, options) =>
      send(
        {
          method: 'GET',
          path: '/v1/assets/serve',
          ids: {},
          query: { url },
          schema: bytesSchema,
          isBinary: true,
          limitBytes,
        },
        options,
      ),
    focus: (options) =>
      send(
        { method: 'POST', path: '/v1/focus', ids: {}, schema: anythingSchema, body: {} },
        options,
      ),
  };
}

function hasEndedAlready(result: Result<unknown>): boolean {
  if (result.ok) return false;
  const { kind } = result.error;
  return kind === 'not-found' || kind === 'conflict' || kind === 'gone';
}
