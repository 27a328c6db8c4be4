import { ok } from '../answer';
import { route, type Route } from '../router';
import type { World } from '../state';

export function bridgeRoutes(world: World): Route[] {
  return [
    route('GET', '/v1/bridges', () => ok({ items: world.bridges() })),
    route('GET', '/v1/bridges/{bridgeID}', ({ params }) => ok(world.bridge(params.bridgeID))),
    route('GET', '/v1/bridges/{bridgeID}/capabilities', ({ params }) =>
      ok(world.capabilities(params.bridgeID)),
    ),
    route('GET', '/v1/bridges/{bridgeID}/login-flows', ({ params }) =>
      ok({ items: world.flows(params.bridgeID) }),
    ),
  ];
}
