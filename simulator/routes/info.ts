import { ok } from '../answer';
import type { OAuthEndpoints } from '../oauth/endpoints';
import { route, type Route } from '../router';
import { DESKTOP_VERSION } from '../version';

/**
 * `GET /v1/info`: what answers at `url`, an address like `http://127.0.0.1:23373`, and where its
 * `oauth` is found, null when it has none.
 */
export function infoRoute(url: () => string, oauth: () => OAuthEndpoints | null): Route {
  return route('GET', '/v1/info', () => ok(describe(new URL(url()), oauth())));
}

function describe({ origin, host, hostname, port }: URL, oauth: OAuthEndpoints | null) {
  return {
    app: {
      name: 'Beeper (simulator)',
      version: DESKTOP_VERSION,
      bundle_id: 'com.automattic.beeper.desktop',
    },
    server: {
      base_url: origin,
      hostname,
      port: Number(port),
      status: 'running',
      remote_access: false,
      mcp_enabled: false,
    },
    endpoints: {
      ...(oauth === null
        ? {}
        : { oauth: { ...oauth, userinfo_endpoint: `${origin}/oauth/userinfo` } }),
      spec: `${origin}/v1/spec`,
      ws_events: `ws://${host}/v1/ws`,
      mcp: `${origin}/v0/mcp`,
    },
    platform: { os: process.platform, arch: process.arch },
  };
}
