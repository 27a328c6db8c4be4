import { randomBytes } from 'node:crypto';
import type { ConnectProblem, ConnectProblemKind } from '../../shared/model/connection';
import { grantSchema, registeredSchema } from '../../shared/api/oauth';
import { plainText } from '../../shared/util/plain-text';
import { withTimeout } from '../beeper-api/timeout';
import { findOAuthServer, type OAuthServer } from './oauth-metadata';
import { connectProblemOf, postOAuth } from './oauth-request';
import { newProof, newSecret, type RandomBytes } from './pkce';
import { redactText } from '../beeper-api/redact';
import { callbackPage } from './callback-page';
import { openCallbackServer, type CallbackResult, type CallbackServer } from './callback-server';
import type { Transport } from '../beeper-api/request';

const ANSWER_MS = 2 * 60_000;
const CLIENT_NAME = 'Bridgekeeper';
const SCOPE = 'read write';

export type AuthorizeResult =
  | {
      ok: true;
      token: string;
      /** What it allows; null when Beeper does not say. */
      scopes: readonly string[] | null;
      /** How long it is good for; null when Beeper does not say. */
      expiresInMs: number | null;
    }
  | { ok: false; problem: ConnectProblem };

export interface AuthorizeOptions extends Transport {
  /** Without a trailing slash. */
  baseURL: string;
  /** Opens an address in the default browser; rejects when there is none. */
  openOutside: (url: string) => Promise<void>;
  /** Told when the browser is opened; `until`, ms since the epoch: how long its answer is awaited. */
  onOpen: (until: number) => void;
  signal: AbortSignal;
  random?: RandomBytes;
}

/**
 * Asks the user for a token, in the default browser: the authorization code grant (RFC 6749, 4.1)
 * with PKCE (RFC 7636), a client registered for this once (RFC 7591) and a loopback redirect (RFC
 * 8252, 7.3). Rejects only when aborted; the loopback server is closed whatever happens.
 */
export async function authorize(options: AuthorizeOptions): Promise<AuthorizeResult> {
  options.signal.throwIfAborted();
  const state = newSecret(options.random ?? randomBytes);
  const redirect = await openCallbackServer(state).catch(() => null);
  if (redirect === null) return failed('no-port');
  let page = callbackPage('stopped', null);
  try {
    const result = await askOwner(options, redirect, state);
    page = result.ok
      ? callbackPage('connected', null)
      : callbackPage(result.problem.kind, result.problem.detail);
    return result;
  } finally {
    await redirect.close(page);
  }
}

async function askOwner(
  options: AuthorizeOptions,
  { redirectURI, answer }: CallbackServer,
  state: string,
): Promise<AuthorizeResult> {
  const server = await findOAuthServer(options);
  const registered = await register(server, redirectURI, options);
  if (!registered.ok) return { ok: false, problem: connectProblemOf(registered.error) };
  const client = { client_id: registered.value.client_id, redirect_uri: redirectURI };
  const { verifier, challenge } = newProof(options.random ?? randomBytes);

  const question = new URL(server.endpoint('authorization_endpoint'));
  const asked = {
    ...client,
    response_type: 'code',
    scope: SCOPE,
    state,
    code_challenge: challenge,
    code_challenge_method: 'S256',
  };
  for (const [name, value] of Object.entries(asked)) question.searchParams.set(name, value);
  const brought = await askInBrowser(options, question.href, answer);
  if (brought === undefined) return failed('timed-out');
  if (brought === 'no-browser') return failed('no-browser');

  const read = readAnswer(brought, server, state);
  if ('problem' in read) return { ok: false, problem: read.problem };
  const { code } = read;
  const form = { ...client, grant_type: 'authorization_code', code, code_verifier: verifier };
  return redeem(server, form, [code, verifier, state], options);
}

function register(server: OAuthServer, redirectURI: string, options: AuthorizeOptions) {
  const request = {
    url: server.endpoint('registration_endpoint'),
    body: {
      client_name: CLIENT_NAME,
      grant_types: ['authorization_code'],
      response_types: ['code'],
      redirect_uris: [redirectURI],
      scope: SCOPE,
      // A program that everybody can take apart has no secret (RFC 8252, 8.5).
      token_endpoint_auth_method: 'none',
    },
    schema: registeredSchema,
    secrets: [],
  };
  return postOAuth(request, options, options.signal);
}

/** Resolves with undefined once the time is up: a browser that was closed tells nobody. */
function askInBrowser(
  { clock, signal, openOutside, onOpen }: AuthorizeOptions,
  question: string,
  answer: Promise<CallbackResult>,
): Promise<CallbackResult | 'no-browser' | undefined> {
  return withTimeout({ clock, timeoutMs: ANSWER_MS, signal }, () => {
    onOpen(clock.now() + ANSWER_MS);
    const noBrowser = new Promise<'no-browser'>((resolve) => {
      // The answer may come before the system says that the browser is open.
      openOutside(question).catch(() => resolve('no-browser'));
    });
    return Promise.race([answer, noBrowser]);
  });
}

/** The code that the browser brought, or why there is none (RFC 6749, 4.1.2; RFC 9207, 2.4). */
function readAnswer(
  answer: CallbackResult,
  server: OAuthServer,
  state: string,
): { code: string } | { problem: ConnectProblem } {
  if (!answer.stateMatches) return failed('wrong-state');
  const { parameters } = answer;
  const issuer = parameters.get('iss');
  const isSigned = issuer === null ? !server.signsAnswers : issuer === (server.issuer ?? issuer);
  if (!isSigned) return failed('wrong-state');
  const error = parameters.get('error');
  if (error === 'access_denied') return failed('denied');
  if (error !== null) {
    const said = parameters.get('error_description') ?? error;
    return { problem: { kind: 'refused', detail: plainText(redactText(said, [state])) } };
  }
  const code = parameters.get('code') ?? '';
  return code === '' ? failed('refused') : { code };
}

/** Gives the code and its proof for a token (RFC 6749, 4.1.3). */
async function redeem(
  server: OAuthServer,
  form: Record<string, string>,
  secrets: readonly string[],
  options: AuthorizeOptions,
): Promise<AuthorizeResult> {
  const url = server.endpoint('token_endpoint');
  const request = { url, body: new URLSearchParams(form), schema: grantSchema, secrets };
  const granted = await postOAuth(request, options, options.signal);
  if (!granted.ok) return { ok: false, problem: connectProblemOf(granted.error) };
  const { access_token: token, scope, expires_in: seconds } = granted.value;
  const expiresInMs = seconds === undefined ? null : seconds * 1_000;
  return { ok: true, token, scopes: scope ?? null, expiresInMs };
}

function failed(kind: ConnectProblemKind): { ok: false; problem: ConnectProblem } {
  return { ok: false, problem: { kind, detail: null } };
}
