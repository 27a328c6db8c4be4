import type { RequestListener } from 'node:http';
import { send } from './answer';
import { readText } from './body';
import type { Control } from './control';
import { controlRoutes } from './control-routes';
import { refuseWebPages } from './local-only';
import { dispatch, pathOf } from './router';

/** The control as a request listener, for a port of its own, so that it outlives `down`. */
export function createControlHttp(control: Control): RequestListener {
  const routes = controlRoutes(control);
  return (request, response) => {
    const { method = 'GET', headers } = request;
    const guard = () => {
      refuseWebPages(headers);
    };
    const answer = async () => {
      const text = await readText(request);
      return dispatch(routes, { method, path: pathOf(request), text }, guard);
    };
    answer().then(
      (ready) => send(response, ready),
      () => response.destroy(), // The client went away while its body was read.
    );
  };
}
