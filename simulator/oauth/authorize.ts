import type { Answer } from '../answer';
import { newSecret } from '../sites/secret';
import type { Clients } from './clients';
import { NOT_STORED, OAuthError } from './error';
import type { OneTime } from './one-time';
import { errorPage, consentPage } from './page';
import { readAuthorizationRequest, type AuthorizationRequest } from './authorization-request';
import type { OAuthSettingsStore } from './settings';

export interface AuthorizeParts {
  clients: Clients;
  /** What the user is being asked. */
  questions: OneTime<AuthorizationRequest>;
  /** What the user allowed. */
  codes: OneTime<AuthorizationRequest>;
  oauthSettings: OAuthSettingsStore;
}

export interface Authorize {
  /** Shows the question in `query`, or sends the asker back with the error (RFC 6749, 4.1). */
  ask(query: URLSearchParams): Answer;
  /** Sends the asker back with the user's decision, the form of the page. */
  decide(form: URLSearchParams): Answer;
}

/** The authorization endpoint, `/oauth/authorize`. */
export function createAuthorize({
  clients,
  questions,
  codes,
  oauthSettings,
}: AuthorizeParts): Authorize {
  const sendBack = (
    to: Pick<AuthorizationRequest, 'redirectURI' | 'state'>,
    what: Record<string, string>,
  ) => {
    const url = new URL(to.redirectURI);
    const state = oauthSettings.has('wrong-state') ? newSecret() : to.state;
    const params = { ...what, ...(state === null ? {} : { state }) };
    for (const [name, value] of Object.entries(params)) url.searchParams.set(name, value);
    return { status: 303, headers: { ...NOT_STORED, location: url.href } };
  };

  return {
    ask(query) {
      const client = clients.find(query.get('client_id'));
      const redirectURI = query.get('redirect_uri') ?? '';
      // SECURITY: an address that was not registered may be anybody's, so nobody is sent there.
      if (client === undefined) return errorPage('Beeper does not know the program that asks.');
      if (!client.redirectURIs.includes(redirectURI)) {
        return errorPage('The program wants the answer at an address it did not register.');
      }
      try {
        const question = readAuthorizationRequest(query, client, redirectURI);
        return consentPage(question, questions.store(question));
      } catch (error) {
        if (!(error instanceof OAuthError)) throw error;
        const { error: word, message } = error;
        const asker = { redirectURI, state: query.get('state') };
        return sendBack(asker, { error: word, error_description: message });
      }
    },

    decide(form) {
      // SECURITY: only our own page knows the secret, so no other page can answer for the user.
      const question = questions.redeem(form.get('request') ?? '');
      const decision = form.get('decision');
      if (question === undefined || (decision !== 'allow' && decision !== 'deny')) {
        return errorPage('This question was answered already, or is too old.');
      }
      if (oauthSettings.has('error')) {
        const description = 'Beeper could not finish this.';
        return sendBack(question, { error: 'server_error', error_description: description });
      }
      if (decision === 'deny') return sendBack(question, { error: 'access_denied' });
      return sendBack(question, { code: codes.store(question) });
    },
  };
}
