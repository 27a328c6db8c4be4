import { ok } from '../answer';
import { route, type Route } from '../router';
import type { SimulatorState } from '../state';

/** `GET /v1/accounts`: a bare array. */
export function accountRoutes(state: SimulatorState): Route[] {
  return [route('GET', '/v1/accounts', () => ok(state.accounts()))];
}
