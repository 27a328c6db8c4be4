import * as oauth from 'oauth4webapi';
import type { ConnectProblem, ConnectProblemKind } from '../../shared/model/connection';
import { grantSchema, registeredSchema, scopesOf } from '../../shared/api/oauth';
import { plainText } from '../../shared/util/plain-text';
import { withTimeout } from '../beeper-api/timeout';
import { findOAuthServer, type OAuthServer } from './oauth-metadata';
import { connectProblemOf, oauthRequest } from './oauth-request';
import { redactText } from '../beeper-api/redact';
import { callbackPage } from './callback-page';
import { openCallbackServer, type CallbackResult, type CallbackServer } from './callback-server';
import type { Transport } from '../beeper-api/request';

const CALLBACK_TIMEOUT_MS = 2 * 60_000;
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
  openInDefaultBrowser: (url: string) => Promise<void>;
  /** Called when the browser is opened; `until`, ms since the epoch: how long we wait for it. */
  onOpen: (until: number) => void;
  signal: AbortSignal;
}

/**
 * Gets a token by asking the user in the default browser: the authorization code grant (RFC 6749,
 * 4.1) with PKCE (RFC 7636), a client registered for this once (RFC 7591) and a loopback redirect
 * (RFC 8252, 7.3). Rejects only when aborted; the callback server is closed whatever happens.
 */
export async function authorize(options: AuthorizeOptions): Promise<AuthorizeResult> {
  options.signal.throwIfAborted();
  const state = oauth.generateRandomState();
  const callbackServer = await openCallbackServer(state).catch(() => null);
  if (callbackServer === null) return failed('no-port');
  let page = callbackPage('stopped', null);
  try {
    const result = await authorizeInBrowser(options, callbackServer, state).catch(
      (error: unknown) => ({ ok: false, problem: connectProblemOf(error) }) as const,
    );
    page = result.ok
      ? callbackPage('connected', null)
      : callbackPage(result.problem.kind, result.problem.detail);
    return result;
  } finally {
    await callbackServer.close(page);
  }
}

/** Rejects with what `connectProblemOf` reads. */
async function authorizeInBrowser(
  options: AuthorizeOptions,
  { redirectURI, answer }: CallbackServer,
  state: string,
): Promise<AuthorizeResult> {
  const server = await findOAuthServer(options);
  const client = await registerClient(server, redirectURI, options);
  const verifier = oauth.generateRandomCodeVerifier();

  const authorizationURL = new URL(server.metadata.authorization_endpoint);
  const parameters = {
    client_id: client.client_id,
    redirect_uri: redirectURI,
    response_type: 'code',
    scope: SCOPE,
    state,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  };
  for (const [name, value] of Object.entries(parameters)) {
    authorizationURL.searchParams.set(name, value);
  }
  const callback = await waitForCallback(options, authorizationURL.href, answer);
  if (callback === undefined) return failed('timed-out');
  if (callback === 'no-browser') return failed('no-browser');
  if (!callback.stateMatches) return failed('wrong-state');

  const read = readCallback(callback.parameters, server, client, state);
  if (!read.ok) return read;
  const secrets = [read.parameters.get('code') ?? '', verifier, state];
  // The code and its verifier are exchanged for a token (RFC 6749, 4.1.3).
  const response = await oauth.authorizationCodeGrantRequest(
    server.metadata,
    client,
    oauth.None(),
    read.parameters,
    redirectURI,
    verifier,
    oauthRequest({ schema: grantSchema, status: 200, secrets }, options),
  );
  const grant = await oauth.processAuthorizationCodeResponse(server.metadata, client, response);
  const { access_token: token, scope, expires_in: seconds } = grant;
  const expiresInMs = seconds === undefined ? null : seconds * 1_000;
  return { ok: true, token, scopes: scopesOf(scope), expiresInMs };
}

async function registerClient(
  { metadata }: OAuthServer,
  redirectURI: string,
  options: AuthorizeOptions,
): Promise<oauth.Client> {
  const response = await oauth.dynamicClientRegistrationRequest(
    metadata,
    {
      client_name: CLIENT_NAME,
      grant_types: ['authorization_code'],
      response_types: ['code'],
      redirect_uris: [redirectURI],
      scope: SCOPE,
      // A client that runs on the user's computer can keep no secret (RFC 8252, 8.5).
      token_endpoint_auth_method: 'none',
    },
    oauthRequest({ schema: registeredSchema, status: 201, secrets: [] }, options),
  );
  return oauth.processDynamicClientRegistrationResponse(response);
}

/** Resolves with undefined after two minutes: nothing says that a browser was closed. */
function waitForCallback(
  { clock, signal, openInDefaultBrowser, onOpen }: AuthorizeOptions,
  authorizationURL: string,
  answer: Promise<CallbackResult>,
): Promise<CallbackResult | 'no-browser' | undefined> {
  return withTimeout({ clock, timeoutMs: CALLBACK_TIMEOUT_MS, signal }, () => {
    onOpen(clock.now() + CALLBACK_TIMEOUT_MS);
    const noBrowser = new Promise<'no-browser'>((resolve) => {
      // The answer may come before the system says that the browser is open.
      openInDefaultBrowser(authorizationURL).catch(() => resolve('no-browser'));
    });
    return Promise.race([answer, noBrowser]);
  });
}

/**
 * The parameters that the browser brought (RFC 6749, 4.1.2), if they are this server's answer (RFC
 * 9207, 2.4).
 */
function readCallback(
  received: URLSearchParams,
  { metadata, isIssuerKnown }: OAuthServer,
  client: oauth.Client,
  state: string,
): { ok: true; parameters: URLSearchParams } | { ok: false; problem: ConnectProblem } {
  const parameters = new URLSearchParams(received);
  // There is nothing to compare it with: one that is there counts, one that was promised must be.
  if (!isIssuerKnown && parameters.has('iss')) parameters.set('iss', metadata.issuer);
  try {
    return {
      ok: true,
      parameters: oauth.validateAuthResponse(metadata, client, parameters, state),
    };
  } catch (error) {
    if (error instanceof oauth.OperationProcessingError) return failed('wrong-state');
    if (!(error instanceof oauth.AuthorizationResponseError)) throw error;
    if (error.error === 'access_denied') return failed('denied');
    const detail = plainText(redactText(error.error_description ?? error.error, [state]));
    return { ok: false, problem: { kind: 'refused', detail } };
  }
}

function failed(kind: ConnectProblemKind): { ok: false; problem: ConnectProblem } {
  return { ok: false, problem: { kind, detail: null } };
}
