import { randomBytes } from 'node:crypto';
import { createAccess } from './access';
import { createApi } from './api';
import { createControl, type Control } from './control';
import { createControlHttp } from './control-http';
import { createFaults } from './faults';
import { openListener } from './listener';
import { createLoginSessions } from './logins/sessions';
import { createOAuth } from './oauth/oauth';
import { SCOPES } from './oauth/scopes';
import { createTokens, TOKEN_PREFIX } from './oauth/tokens';
import { createRequestLog } from './request-log';
import { accountRoutes } from './routes/accounts';
import { assetRoute } from './routes/assets';
import { bridgeRoutes } from './routes/bridges';
import { focusRoute } from './routes/focus';
import { infoRoute } from './routes/info';
import { loginSessionRoutes } from './routes/login-sessions';
import { loginRoutes } from './routes/logins';
import { buildSeed, type SeedName } from './seed';
import { createSites } from './sites/sites';
import { createState } from './state';

export interface SimulatorOptions {
  /** Port of the API; 0 or left out, a free one. */
  port?: number;
  /** Starts with `simulator-`; left out, a new random one. */
  token?: string;
  /** What to start with; `all-states` when left out. */
  seed?: SeedName;
  /** Milliseconds since the epoch, for the log, tokens and the age of logins; the real clock when left out. */
  now?: () => number;
  /** How long a site's "seconds after the page loaded" are, in milliseconds; 1,500 when left out. */
  siteDelayMs?: number;
  /** After how long a QR code is scanned by itself, in milliseconds; left out, only through `control`. */
  scansAfterMs?: number;
  /** The text of a report that the program has written of a sign-in; the lab plays it back. */
  report?: string;
}

const SITE_DELAY_MS = 1500;

export interface Simulator {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  readonly port: number;
  readonly token: string;
  /** `http://127.0.0.1:PORT/control` on a port of its own: answers even while the API is down. */
  readonly controlUrl: string;
  readonly control: Control;
  /** Ends every login, closes every port and connection. May be called twice. */
  stop(): Promise<void>;
}

/**
 * Starts a Beeper Desktop made of nothing but its API, on 127.0.0.1. Nothing runs before it is
 * called and nothing is left after `stop`.
 *
 * Throws when the token does not start with `simulator-`; rejects with the code `EADDRINUSE` when
 * the port is taken.
 */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const { port = 0, token = randomToken(), seed = 'all-states', now = Date.now } = options;
  const { siteDelayMs = SITE_DELAY_MS, scansAfterMs, report } = options;
  if (!token.startsWith(TOKEN_PREFIX)) {
    throw new Error(`A simulator's token starts with "${TOKEN_PREFIX}".`);
  }
  const state = createState(buildSeed(seed));
  const tokens = createTokens(token, SCOPES, now);
  const access = createAccess(tokens);
  const faults = createFaults();
  const log = createRequestLog();
  log.hide(token);
  const sites = createSites(siteDelayMs);
  const logins = createLoginSessions({ state, sites, now, scansAfterMs, report });

  const origin = () => addressOf(listener.port);
  const oauth = createOAuth({ tokens, access, origin, now, hide: log.hide });
  const open = [infoRoute(origin, oauth.endpoints), ...oauth.routes];
  const guarded = [
    ...accountRoutes(state),
    ...bridgeRoutes(state),
    ...loginRoutes(state),
    ...loginSessionRoutes(logins),
    assetRoute(),
    focusRoute(),
  ];
  const listener = await openListener(createApi({ open, guarded, access, faults, log, now }), port);
  const control = createControl({
    state,
    faults,
    access,
    tokens,
    oauth,
    log,
    listener,
    logins,
    sites,
    seed,
  });
  const controlListener = await openListener(createControlHttp(control), 0);

  return {
    url: addressOf(listener.port),
    port: listener.port,
    token,
    controlUrl: `${addressOf(controlListener.port)}/control`,
    control,
    async stop() {
      logins.reset();
      await Promise.all([listener.down(), controlListener.down(), sites.close()]);
    },
  };
}

function randomToken(): string {
  return TOKEN_PREFIX + randomBytes(16).toString('hex');
}

function addressOf(port: number): string {
  return `http://127.0.0.1:${port}`;
}
