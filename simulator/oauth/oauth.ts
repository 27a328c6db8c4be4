import type { Access } from '../access';
import { ok, type Answer } from '../answer';
import { Refusal } from '../refusal';
import { formRoute, route, type Route } from '../router';
import { createAuthorize } from './authorize';
import { createClients, type Clients } from './clients';
import { endpointsAt, metadataOf, type OAuthEndpoints } from './endpoints';
import { answered, NOT_STORED, OAuthError } from './error';
import { createExchange } from './exchange';
import { createOneTime } from './one-time';
import { refuseRepeats, required } from './params';
import type { AuthorizationRequest } from './authorization-request';
import { createOAuthSettings, type OAuthSettingsStore } from './settings';
import type { Tokens } from './tokens';

/** How long the user may think about a question. */
const QUESTION_LIFE_MS = 10 * 60 * 1000;

/** How long a code may wait to become a token. */
const CODE_LIFE_MS = 60 * 1000;

export interface OAuthParts {
  tokens: Tokens;
  access: Access;
  /** Where the API is, like `http://127.0.0.1:23373`. */
  origin: () => string;
  /** Milliseconds since the epoch. */
  now: () => number;
  /** Called with every secret before it is used anywhere. */
  hide: (secret: string) => void;
}

export interface OAuth {
  /** Need no token. */
  routes: readonly Route[];
  /** Null when there is no OAuth here. */
  endpoints(): OAuthEndpoints | null;
  oauthSettings: OAuthSettingsStore;
  /** Forgets clients, questions, codes and the fault. Tokens stay. */
  reset(): void;
}

/** The authorization server: the code flow of RFC 6749 with PKCE (RFC 7636) for public clients. */
export function createOAuth({ tokens, access, origin, now, hide }: OAuthParts): OAuth {
  const clients = createClients();
  const oauthSettings = createOAuthSettings();
  const questions = createOneTime<AuthorizationRequest>(QUESTION_LIFE_MS, now, hide);
  const codes = createOneTime<AuthorizationRequest>(CODE_LIFE_MS, now, hide);
  const authorize = createAuthorize({ clients, questions, codes, oauthSettings });
  const exchange = createExchange({ clients, codes, tokens, oauthSettings, now, hide });
  const endpoints = () => endpointsAt(origin(), !oauthSettings.has('no-introspection'));

  const routes = [
    route('GET', '/.well-known/oauth-authorization-server', () =>
      ok(metadataOf(origin(), endpoints())),
    ),
    route('POST', '/oauth/register', ({ body }) =>
      answered(() => {
        if (oauthSettings.has('no-registration')) {
          throw new OAuthError('access_denied', 'No program may register here.', 403);
        }
        return register(clients, body, now());
      }),
    ),
    route('GET', '/oauth/authorize', ({ query }) => authorize.ask(query)),
    formRoute('/oauth/authorize', authorize.decide),
    formRoute('/oauth/token', (form) => answered(() => exchange(form))),
    formRoute('/oauth/introspect', (form) => {
      if (oauthSettings.has('no-introspection')) throw missing();
      return answered(() => introspect(access, form));
    }),
    formRoute('/oauth/revoke', (form) =>
      answered(() => {
        tokens.revoke(tokenIn(form));
        return { status: 200 };
      }),
    ),
  ];

  return {
    routes: routes.map((each) => ({
      ...each,
      handle: (call) => {
        if (oauthSettings.has('unsupported')) throw missing();
        return each.handle(call);
      },
    })),
    endpoints: () => (oauthSettings.has('unsupported') ? null : endpoints()),
    oauthSettings,
    reset() {
      clients.reset();
      questions.clear();
      codes.clear();
      oauthSettings.reset();
    },
  };
}

/** Dynamic registration (RFC 7591, 3.2.1). */
function register(clients: Clients, metadata: unknown, now: number): Answer {
  const client = clients.register(metadata);
  const body = {
    client_id: client.id,
    client_id_issued_at: Math.floor(now / 1000),
    client_name: client.name,
    redirect_uris: client.redirectURIs,
    grant_types: ['authorization_code'],
    response_types: ['code'],
    scope: client.scopes.join(' '),
    token_endpoint_auth_method: 'none',
  };
  return { status: 201, headers: NOT_STORED, body };
}

/** What a token is good for at present (RFC 7662, 2.2); of one that is not good, nothing more. */
function introspect(access: Access, form: URLSearchParams): Answer {
  const token = access.recognise(tokenIn(form));
  if (token === undefined) return { ...ok({ active: false }), headers: NOT_STORED };
  const { scopes, clientID, expiresAt } = token;
  const body = {
    active: true,
    scope: scopes.join(' '),
    ...(clientID === null ? {} : { client_id: clientID }),
    ...(expiresAt === null ? {} : { exp: Math.floor(expiresAt / 1000) }),
  };
  return { ...ok(body), headers: NOT_STORED };
}

function tokenIn(form: URLSearchParams): string {
  refuseRepeats(form);
  return required(form, 'token');
}

function missing(): Refusal {
  return new Refusal(404, 'M_NOT_FOUND', 'There is nothing of this kind here.');
}
