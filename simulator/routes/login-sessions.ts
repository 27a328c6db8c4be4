import type { StartLogin, SubmitStep } from '../../shared/api/login-session';
import { ok } from '../answer';
import { fieldsOf, oneOf, optionalText, text, type Fields } from '../fields';
import type { LoginSessions } from '../logins/sessions';
import { invalid } from '../refusal';
import { route, type Route } from '../router';

const SESSIONS = '/v1/bridges/{bridgeID}/login-sessions';

/** Start, read, cancel and continue a login. */
export function loginSessionRoutes(sessions: LoginSessions): Route[] {
  return [
    route('POST', SESSIONS, async ({ params, body }) =>
      ok(await sessions.create(params.bridgeID, startOf(body ?? {}))),
    ),
    route('GET', `${SESSIONS}/{loginSessionID}`, ({ params }) =>
      ok(sessions.retrieve(params.bridgeID, params.loginSessionID)),
    ),
    route('DELETE', `${SESSIONS}/{loginSessionID}`, ({ params }) =>
      ok(sessions.cancel(params.bridgeID, params.loginSessionID)),
    ),
    route('POST', `${SESSIONS}/{loginSessionID}/steps/{stepID}`, async ({ params, body }) => {
      const { bridgeID, loginSessionID, stepID } = params;
      return ok(await sessions.submit(bridgeID, loginSessionID, stepID, submitOf(body)));
    }),
  ];
}

const START = ['accountID', 'flowID', 'loginID'] as const;

function startOf(body: unknown): StartLogin {
  const fields = fieldsOf(body, START);
  const given = START.map((name) => [name, optionalText(fields, name)] as const);
  return Object.fromEntries(given.filter(([, value]) => value !== undefined));
}

const TYPES = ['user_input', 'cookies', 'display_and_wait'] as const;
const SOURCES = ['api', 'webview', 'browser_extension'] as const;

function submitOf(body: unknown): SubmitStep {
  const fields = fieldsOf(body, ['type', 'fields', 'lastURL', 'source']);
  const lastURL = optionalText(fields, 'lastURL');
  const source = optionalText(fields, 'source');
  return {
    type: oneOf('type', text(fields, 'type'), TYPES),
    ...valuesOf(fields),
    ...(lastURL === undefined ? {} : { lastURL }),
    ...(source === undefined ? {} : { source: oneOf('source', source, SOURCES) }),
  };
}

function valuesOf({ fields }: Fields): Pick<SubmitStep, 'fields'> {
  if (fields === undefined) return {};
  const isObject = typeof fields === 'object' && fields !== null && !Array.isArray(fields);
  if (!isObject || Object.values(fields).some((value) => typeof value !== 'string')) {
    throw invalid('"fields" must be an object of strings.');
  }
  return { fields: fields as Record<string, string> };
}
