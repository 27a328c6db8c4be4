import { z } from 'zod';
import { accountListSchema } from '../../../shared/api/account';
import { appSetupSchema } from '../../../shared/api/app-setup';
import {
  bridgeListSchema,
  bridgeLoginSchema,
  isOlderBridgeList,
  loginFlowListSchema,
} from '../../../shared/api/bridge';
import { capabilitiesSchema } from '../../../shared/api/capabilities';
import { infoSchema } from '../../../shared/api/info';
import { readableItems } from '../../../shared/api/item-list';
import { introspectionSchema, metadataSchema } from '../../../shared/api/oauth';
import { findOAuthServer, getAnonymously } from '../../auth/oauth-metadata';
import { errorResult, type ApiErrorKind, type Result } from '../../beeper-api/errors';
import { sendOnce, SHORT_BODY_LIMIT_BYTES, type Transport } from '../../beeper-api/request';
import { createSend } from '../../beeper-api/send';
import { usableToken } from '../../beeper-api/usable-token';
import { compareAnswer, type Comparison } from './compare-answer';

/** What one endpoint answered, beside what is expected of it. */
export interface EndpointReport extends Comparison {
  /** As the API reference writes it: `GET /v1/bridges/{bridgeID}/capabilities`. */
  endpoint: string;
  /** How often it was asked: once for each bridge, or each login. */
  asked: number;
  /** Why it was not answered well, each reason once. */
  failures: readonly ApiErrorKind[];
}

/** All that was asked, and the answers that more is read of. */
export interface Questioned {
  reports: readonly EndpointReport[];
  /** Null when it was answered well. */
  bridgesFailure: ApiErrorKind | null;
  introspection: z.output<typeof introspectionSchema> | null;
  /** Also asks about each bridge and each login, which may take minutes. Rejects only when aborted. */
  askAboutEach(): Promise<readonly EndpointReport[]>;
}

interface Options extends Transport {
  /** Without a trailing slash. */
  baseURL: string;
  token: string;
  signal: AbortSignal;
}

const ANONYMOUS_MS = 5_000;
const INTROSPECTION_MS = 5_000;
/** More would keep Beeper busy, and find nothing new. */
const MOST_OF_A_KIND = 50;
const AT_ONCE = 4;

/** Reads every answer as it is, so that it can be compared before anything is made of it. */
const asItCame = z.unknown();

/**
 * Asks Beeper what the program asks it, and compares the answers with what is expected. Only reads:
 * each is a GET, but for the token's own particulars. Rejects only when aborted.
 */
export async function askBeeper(options: Options): Promise<Questioned> {
  const { baseURL, signal } = options;
  const send = createSend(options);
  const get = (path: string, ids: Record<string, string> = {}) =>
    send({ method: 'GET', path, ids, schema: asItCame }, { signal, retries: 0 });
  const anonymously = (path: string) =>
    getAnonymously({ ...options, baseURL }, path, asItCame, ANONYMOUS_MS);

  const [info, metadata, bridges, accounts, setup, introspection] = await Promise.all([
    anonymously('/v1/info'),
    anonymously('/.well-known/oauth-authorization-server'),
    get('/v1/bridges'),
    get('/v1/accounts'),
    get('/v1/app/setup'),
    introspect(options),
  ]);
  const reports = [
    reportOf('GET /v1/info', infoSchema, [info]),
    reportOf('GET /.well-known/oauth-authorization-server', metadataSchema, [metadata]),
    reportOf('GET /v1/bridges', bridgeListSchema, [outdatedIsAFailure(bridges)]),
    reportOf('GET /v1/accounts', accountListSchema, [accounts]),
    reportOf('GET /v1/app/setup', appSetupSchema, [setup]),
    reportOf('POST /oauth/introspect', introspectionSchema, [introspection]),
  ];
  return {
    reports,
    bridgesFailure: reports[2]?.failures[0] ?? null,
    introspection: valueOf(introspectionSchema, introspection),
    askAboutEach: () => askAboutEach(get, bridges, accounts),
  };
}

type Get = (path: string, ids: Record<string, string>) => Promise<Result<unknown>>;

/** What is asked about one bridge, and about one login. */
async function askAboutEach(
  get: Get,
  bridges: Result<unknown>,
  accounts: Result<unknown>,
): Promise<EndpointReport[]> {
  const listed = bridges.ok ? bridgeListSchema.safeParse(bridges.value).data : undefined;
  const readable = listed === undefined ? [] : readableItems(listed);
  const bridgeIDs = readable.map(({ id }) => ({ bridgeID: id }));
  const onBridges = readable.flatMap(({ id, accounts: inner }) =>
    (inner.entries ?? []).flatMap((entry) => loginOf(id, entry.ok ? entry.value : entry.sketch)),
  );
  const list = accounts.ok ? accountListSchema.safeParse(accounts.value).data : undefined;
  const onList = (list === undefined ? [] : readableItems(list)).flatMap((account) =>
    loginOf(account.bridge?.id, account),
  );
  const logins = [
    ...new Map([...onBridges, ...onList].map((ids) => [JSON.stringify(ids), ids])).values(),
  ];
  const ask = async (path: string, schema: z.ZodType, all: readonly Record<string, string>[]) =>
    reportOf(
      `GET ${path}`,
      schema,
      await inTurns(all.slice(0, MOST_OF_A_KIND), (ids) => get(path, ids)),
    );
  const bridge = '/v1/bridges/{bridgeID}';
  return [
    await ask(`${bridge}/capabilities`, capabilitiesSchema, bridgeIDs),
    await ask(`${bridge}/login-flows`, loginFlowListSchema, bridgeIDs),
    await ask(`${bridge}/logins/{loginID}`, bridgeLoginSchema, logins),
  ];
}

function loginOf(
  bridgeID: string | undefined,
  { loginID }: { loginID?: string | undefined },
): { bridgeID: string; loginID: string }[] {
  return bridgeID === undefined || loginID === undefined ? [] : [{ bridgeID, loginID }];
}

/** A few at once. */
async function inTurns<Item, Value>(
  items: readonly Item[],
  ask: (item: Item) => Promise<Value>,
): Promise<Value[]> {
  const values: Value[] = [];
  for (let start = 0; start < items.length; start += AT_ONCE) {
    values.push(...(await Promise.all(items.slice(start, start + AT_ONCE).map(ask))));
  }
  return values;
}

function reportOf(
  endpoint: string,
  schema: z.ZodType,
  results: readonly Result<unknown>[],
): EndpointReport {
  const good = results.filter((result) => result.ok);
  const failures = results.flatMap((result) => (result.ok ? [] : [result.error.kind]));
  // One list of all answers, so that what does not fit in several is counted together.
  const all = good.map(({ value }) => compareAnswer(schema, value));
  const misfits = new Map<string, Comparison['misfits'][number]>();
  for (const { count, ...kind } of all.flatMap((one) => one.misfits)) {
    const key = JSON.stringify(kind);
    misfits.set(key, { ...kind, count: count + (misfits.get(key)?.count ?? 0) });
  }
  return {
    endpoint,
    asked: results.length,
    failures: [...new Set(failures)],
    misfits: [...misfits.values()],
    unknownFields: [...new Set(all.flatMap((one) => one.unknownFields))].sort(),
  };
}

function outdatedIsAFailure(result: Result<unknown>): Result<unknown> {
  if (!result.ok || !isOlderBridgeList(result.value)) return result;
  return errorResult('/v1/bridges', 'outdated', {});
}

function valueOf<T>(schema: z.ZodType<T>, result: Result<unknown>): T | null {
  return result.ok ? (schema.safeParse(result.value).data ?? null) : null;
}

/** What the token allows and until when (RFC 7662), as it came. */
async function introspect(options: Options): Promise<Result<unknown>> {
  const path = '/oauth/introspect';
  const token = usableToken(options.token);
  if (token === undefined) return errorResult(path, 'unauthorized', {});
  const { metadata } = await findOAuthServer(options);
  const request = {
    method: 'POST',
    url: metadata.introspection_endpoint,
    path,
    headers: {
      accept: 'application/json',
      'content-type': 'application/x-www-form-urlencoded',
      authorization: `Bearer ${token}`,
    },
    body: new URLSearchParams({ token, token_type_hint: 'access_token' }),
    schema: asItCame,
    timeoutMs: INTROSPECTION_MS,
    secrets: [token],
    limitBytes: SHORT_BODY_LIMIT_BYTES,
  } as const;
  return sendOnce(request, options, options.signal);
}
