import { ok } from '../answer';
import { fieldsOf, text } from '../fields';
import { route, type Route } from '../router';
import type { SimulatorState } from '../state';

export function loginRoutes(state: SimulatorState): Route[] {
  return [
    route('GET', '/v1/bridges/{bridgeID}/logins', ({ params }) =>
      ok({ items: state.logins(params.bridgeID) }),
    ),
    route('GET', '/v1/bridges/{bridgeID}/logins/{loginID}', ({ params }) =>
      ok(state.login(params.bridgeID, params.loginID)),
    ),
    route('POST', '/v1/bridges/{bridgeID}/logins/{loginID}/remove', ({ params, body }) => {
      const scope = text(fieldsOf(body, ['scope']), 'scope');
      return ok(state.removeLogin(params.bridgeID, params.loginID, scope));
    }),
  ];
}
