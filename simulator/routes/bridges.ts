import { ok } from '../answer';
import { route, type Route } from '../router';
import type { SimulatorState } from '../state';

export function bridgeRoutes(state: SimulatorState): Route[] {
  return [
    route('GET', '/v1/bridges', () => ok({ items: state.bridges() })),
    route('GET', '/v1/bridges/{bridgeID}', ({ params }) => ok(state.bridge(params.bridgeID))),
    route('GET', '/v1/bridges/{bridgeID}/capabilities', ({ params }) =>
      ok(state.capabilities(params.bridgeID)),
    ),
    route('GET', '/v1/bridges/{bridgeID}/login-flows', ({ params }) =>
      ok({ items: state.flows(params.bridgeID) }),
    ),
  ];
}
