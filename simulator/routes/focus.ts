import { ok } from '../answer';
import { route, type Route } from '../router';

/** `POST /v1/focus`: there is no window to raise; the request log shows the call. */
export function focusRoute(): Route {
  return route('POST', '/v1/focus', () => ok({ success: true }));
}
