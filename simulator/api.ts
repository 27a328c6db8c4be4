import type { RequestListener } from 'node:http';
import { bearerOf, demandScope, unauthorized, type Access } from './access';
import { send } from './answer';
import { readText } from './body';
import { answerWithFault } from './fault-effects';
import type { Faults } from './faults';
import type { RequestLog } from './request-log';
import { dispatch, pathOf, queryOf, type Route } from './router';
import { DESKTOP_VERSION } from './version';

export interface ApiParts {
  /** Routes that need no token. */
  open: readonly Route[];
  /** Routes that need a token and, for anything but reading, the `write` scope. */
  guarded: readonly Route[];
  access: Access;
  faults: Faults;
  log: RequestLog;
  /** Milliseconds since the epoch. */
  now: () => number;
}

/** The API as a request listener: a fault comes before the token, the token before the route. */
export function createApi({ open, guarded, access, faults, log, now }: ApiParts): RequestListener {
  const routes = [...open, ...guarded];

  return (request, response) => {
    const { method = 'GET', url = '/', headers } = request;
    const path = pathOf(request);
    const query = queryOf(request);
    const token = access.recognise(bearerOf(headers));
    const fault = faults.use(method, path);
    const note = log.add({
      method,
      path: url,
      at: now(),
      authorized: token !== undefined,
      status: null,
    });
    if (fault !== undefined) note({ fault: fault.kind });
    response.setHeader('X-Beeper-Desktop-Version', DESKTOP_VERSION);

    const guard = (route: Route | undefined) => {
      if (method === 'OPTIONS' || (route !== undefined && open.includes(route))) return;
      if (token === undefined) throw unauthorized(headers);
      if (route !== undefined) demandScope(method, token.scopes);
    };
    const answer = async () => {
      const text = await readText(request);
      if (text !== '') note({ body: readable(text) });
      const genuine = () => dispatch(routes, { method, path, query, text }, guard);
      if (fault !== undefined) return answerWithFault(fault, response, genuine);
      return send(response, await genuine());
    };
    answer().then(
      (status) => {
        note({ status });
      },
      () => response.destroy(), // The client went away while its body was read.
    );
  };
}

function readable(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
