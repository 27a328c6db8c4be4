import { ok } from '../answer';
import { route, type Route } from '../router';
import { DESKTOP_VERSION } from '../version';

/** `GET /v1/info`: what answers at `url`, an address like `http://127.0.0.1:23373`. */
export function infoRoute(url: () => string): Route {
  return route('GET', '/v1/info', () => ok(describe(new URL(url()))));
}

function describe({ origin, host, hostname, port }: URL) {
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
      oauth: {
        authorization_endpoint: `${origin}/oauth/authorize`,
        token_endpoint: `${origin}/oauth/token`,
        registration_endpoint: `${origin}/oauth/register`,
        introspection_endpoint: `${origin}/oauth/introspect`,
        revocation_endpoint: `${origin}/oauth/revoke`,
        userinfo_endpoint: `${origin}/oauth/userinfo`,
      },
      spec: `${origin}/v1/spec`,
      ws_events: `ws://${host}/v1/ws`,
      mcp: `${origin}/v0/mcp`,
    },
    platform: { os: process.platform, arch: process.arch },
  };
}
