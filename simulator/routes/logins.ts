import { ok } from '../answer';
import { fieldsOf, text } from '../fields';
import { route, type Route } from '../router';
import type { World } from '../state';

export function loginRoutes(world: World): Route[] {
  return [
    route('GET', '/v1/bridges/{bridgeID}/logins', ({ params }) =>
      ok({ items: world.logins(params.bridgeID) }),
    ),
    route('GET', '/v1/bridges/{bridgeID}/logins/{loginID}', ({ params }) =>
      ok(world.login(params.bridgeID, params.loginID)),
    ),
    route('POST', '/v1/bridges/{bridgeID}/logins/{loginID}/remove', ({ params, body }) => {
      const scope = text(fieldsOf(body, ['scope']), 'scope');
      return ok(world.removeLogin(params.bridgeID, params.loginID, scope));
    }),
  ];
}
