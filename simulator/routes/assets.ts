import { assetOf } from '../assets';
import { invalid } from '../refusal';
import { route, type Route } from '../router';

/** `GET /v1/assets/serve`: what stands behind the address of a picture. */
export function assetRoute(): Route {
  return route('GET', '/v1/assets/serve', ({ query }) => {
    const url = query.get('url');
    if (url === null) throw invalid('"url" is missing.');
    return assetOf(url);
  });
}
