import { ok } from '../answer';
import { route, type Route } from '../router';
import type { World } from '../state';

/** `GET /v1/accounts`: a bare array. */
export function accountRoutes(world: World): Route[] {
  return [route('GET', '/v1/accounts', () => ok(world.accounts()))];
}
