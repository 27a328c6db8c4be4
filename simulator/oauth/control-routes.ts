import { SCOPES } from './scopes';
import { ok } from '../answer';
import { fieldsOf, oneOf, optionalList, removableNumber, removableText } from '../fields';
import { route, type Route } from '../router';
import type { OAuthControl } from './control';
import { OAUTH_FAULTS, type OAuthSettings } from './settings';

/** Everything `OAuthControl` does, over HTTP; the tokens without the secret that each one is. */
export function oauthControlRoutes(oauth: OAuthControl): Route[] {
  const facts = () => oauth.tokens().map(({ token: _, ...rest }) => rest);
  return [
    route('GET', '/control/oauth', () => ok(oauth.settings())),
    route('PATCH', '/control/oauth', ({ body }) => ok(oauth.set(changeOf(body)))),
    route('GET', '/control/oauth/tokens', () => ok(facts())),
    route('POST', '/control/oauth/expire', () => {
      oauth.expireTokens();
      return ok(facts());
    }),
  ];
}

/** Nothing is changed unless all of it can be used. */
function changeOf(body: unknown): Partial<OAuthSettings> {
  const fields = fieldsOf(body, ['fault', 'expiresInSeconds', 'scopes']);
  const fault = removableText(fields, 'fault');
  const expiresInSeconds = removableNumber(fields, 'expiresInSeconds');
  const scopes = optionalList(fields, 'scopes', SCOPES);
  return {
    ...(fault === undefined
      ? {}
      : { fault: fault === null ? null : oneOf('fault', fault, OAUTH_FAULTS) }),
    ...(expiresInSeconds === undefined ? {} : { expiresInSeconds }),
    ...(scopes === undefined ? {} : { scopes }),
  };
}
