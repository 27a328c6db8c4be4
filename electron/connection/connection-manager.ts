import type { ConnectionState, ConnectProblem, FoundBeeper } from '../../shared/model/connection';
import { NOT_REVOKED_TEXT } from '../../shared/strings/banners';
import type { Clock } from '../platform/clock';
import { isLoopbackURL } from '../../shared/util/loopback';
import { addressProblem, normalizeAddress } from './discovery-probe';
import type { TokenStore } from '../token-store/token-store.electron';
import { createConnectAttempts, type AuthApi } from './connect-attempts';
import { toActiveConnection, type BeeperConnection, type Connection } from './connection';
import { DEFAULT_BASE_URL, type Environment } from './environment';
import { createTokenRepository } from '../token-store/token-repository';
import { createDiscovery } from './discovery';

/** At most this often another port is looked for while Beeper does not answer at its own. */
const REDISCOVER_MS = 10_000;

/** How the program comes to a Beeper to watch, and leaves it. */
export interface ConnectionManager {
  state(): ConnectionState;
  /** Returns the way to stop listening. */
  onState(listener: (state: ConnectionState) => void): () => void;
  /** What is watched now; holds the token, so it goes no further than the station. */
  connection(): Connection;
  /**
   * Takes up the connection that the environment, the command line or the vault names. Resolves when
   * there is a station, be it one that still waits for the vault: a keyring may ask its user first.
   */
  start(): Promise<void>;
  /** Somebody looks at the page that waits for a Beeper, or nobody does. */
  setDiscoveryActive(on: boolean): void;
  /** Asks an address given by hand; null goes back to this computer's. */
  useAddress(given: { address: string; insecureConfirmed: boolean } | null): void;
  connectInBrowser(baseURL: string): void;
  connectWithToken(baseURL: string, token: string): void;
  cancel(): void;
  /** Connects anew to the Beeper that is watched, in the browser where it can ask there. */
  reconnect(): Promise<void>;
  /** Asks the keyring anew, which takes another start of the program. */
  restartToUnlock(): void;
  saveUnencrypted(): Promise<void>;
  signOut(): Promise<void>;
  enterDemo(): Promise<void>;
  leaveDemo(): Promise<void>;
  /** Beeper does not answer: it may have moved to another port of this computer. */
  rediscoverMovedServer(): Promise<void>;
  stop(): void;
}

interface Options {
  environment: Environment;
  vault: TokenStore;
  clock: Clock;
  door: AuthApi;
  /** Asks who is there, at one address or at this computer's; rejects only when aborted. */
  find: (address: string | null, signal: AbortSignal) => Promise<readonly FoundBeeper[]>;
  /** Whether another user's program listens at an address of this computer. */
  isAnothers: (baseURL: string) => Promise<boolean>;
  /** Watches this from now on. */
  use: (connection: Connection) => Promise<void>;
  /** Ends the program and starts it again. */
  restart: () => void;
  /** A new connection stands: the user wants to see it. */
  onConnected: () => void;
  log: (line: string) => void;
  /** Told a sentence for the user. */
  reportToUser: (sentence: string) => void;
}

const DEMO_ONLY: ConnectProblem = { kind: 'demo-only', detail: null };

export function createConnectionManager(options: Options): ConnectionManager {
  const { environment, vault, clock, door, find, isAnothers, use } = options;
  const { restart, onConnected, log, reportToUser } = options;
  const { demoOnly } = environment;
  const listeners = new Set<(state: ConnectionState) => void>();
  const ending = new AbortController();
  let connection: Connection = { kind: 'none' };
  let lastFollowed = -Infinity;
  /** An address on another computer that the user, or the environment, gave. */
  let confirmed: string | null = environment.baseURL;

  const lookAt = (address: string | null) => {
    confirmed = address;
    if (search.state().address !== address) search.setAddress(address);
  };
  const tell = () => {
    for (const listener of listeners) listener(state());
  };
  const keeper = createTokenRepository({
    vault,
    given: givenBy(environment),
    onlyAt: environment.baseURL,
    log,
    reportToUser,
  });
  const search = createDiscovery({ clock, find, address: environment.baseURL, onChange: tell });
  const attempts = createConnectAttempts({
    door,
    now: clock.now,
    log,
    onChange: tell,
    async onToken(token, signal) {
      await keeper.replace(token, signal);
      await watch(keeper.connection() ?? { kind: 'none' });
      onConnected();
    },
  });

  const state = (): ConnectionState => ({
    active: toActiveConnection(connection),
    discovery: search.state(),
    progress: attempts.progress(),
    problem: attempts.problem(),
    tokenStore: keeper.problem(),
    addressFromEnvironment: environment.baseURL !== null,
    demoOnly,
  });

  const watch = async (next: Connection) => {
    connection = next;
    if (next.kind === 'beeper' && !isLoopbackURL(next.baseURL)) lookAt(next.baseURL);
    await use(next);
    tell();
  };

  /** Who is there; nobody once the program ends. */
  const ask = (address: string | null) => find(address, ending.signal).catch(() => []);

  /**
   * The first Beeper that accepts the token, by its address: another one may run here as well.
   *
   * SECURITY: a token is offered to no other user's program, whatever it says that it is.
   */
  const whereGood = async (token: string, found: readonly FoundBeeper[]) => {
    for (const { baseURL, isTooOld } of found) {
      if (isTooOld || (await isAnothers(baseURL))) continue;
      const problem = await door.check(baseURL, token, ending.signal).catch(() => undefined);
      if (problem === null) return baseURL;
    }
    return null;
  };

  /** Whether an attempt may go to this address; what stands in its way is said. */
  const allows = (baseURL: string): boolean => {
    const isOffered = search.state().found.some((beeper) => beeper.baseURL === baseURL);
    const isOurs = isOffered || isLoopbackURL(baseURL) || baseURL === confirmed;
    const problem = demoOnly ? DEMO_ONLY : addressProblem(baseURL, isOurs);
    if (problem !== null) attempts.fail(problem);
    return problem === null;
  };

  /** Takes up what is kept, unless something else has come to be watched meanwhile. */
  const restore = async () => {
    const before = connection;
    await keeper.restore();
    if (connection === before) await watch(keeper.connection() ?? { kind: 'none' });
  };

  return {
    state,
    onState(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    connection: () => connection,
    async start() {
      const own = keeper.connection();
      if (environment.startsWithDemo) return watch({ kind: 'demo' });
      if (own !== null) return watch(own);
      await watch({ kind: 'waiting' });
      void restore();
    },
    setDiscoveryActive: search.setActive,
    useAddress(given) {
      const fault = given && addressProblem(given.address, given.insecureConfirmed);
      attempts.fail(fault);
      if (fault !== null) return;
      lookAt(given === null ? environment.baseURL : normalizeAddress(given.address));
    },
    connectInBrowser(baseURL) {
      if (allows(baseURL)) void attempts.connectInBrowser(baseURL);
    },
    connectWithToken(baseURL, token) {
      if (allows(baseURL)) void attempts.connectWithToken(baseURL, token);
    },
    cancel: attempts.cancel,
    async reconnect() {
      const own = keeper.connection();
      if (own === null || own.tokenStorage === 'environment') return;
      const [found] = await ask(own.baseURL);
      if (keeper.connection() !== own) return;
      if (found?.canConnect === true && attempts.progress().stage === 'idle') {
        void attempts.connectInBrowser(own.baseURL);
      }
    },
    restartToUnlock() {
      if (keeper.problem() !== null && connection.kind === 'none') restart();
    },
    async saveUnencrypted() {
      const before = keeper.connection();
      await keeper.saveUnencrypted();
      if (connection === before) connection = keeper.connection() ?? connection;
      tell();
    },
    async signOut() {
      const own = keeper.connection();
      if (own === null || own.tokenStorage === 'environment') return;
      attempts.cancel();
      await keeper.clear();
      // An open login is ended with the token, which must be good until then.
      await watch({ kind: 'none' });
      if (!(await door.revoke(own.baseURL, own.token))) reportToUser(NOT_REVOKED_TEXT);
    },
    async enterDemo() {
      attempts.cancel();
      await watch({ kind: 'demo' });
      onConnected();
    },
    async leaveDemo() {
      if (connection.kind === 'demo' && !demoOnly) await restore();
    },
    async rediscoverMovedServer() {
      const own = keeper.connection();
      if (own === null || own !== connection || own.tokenStorage === 'environment') return;
      if (!isLoopbackURL(own.baseURL) || clock.now() - lastFollowed < REDISCOVER_MS) return;
      lastFollowed = clock.now();
      const found = await ask(null);
      if (found.some(({ baseURL }) => baseURL === own.baseURL)) return;
      const there = await whereGood(own.token, found);
      if (there === null || connection !== own) return;
      log(`Beeper answers at ${there} now`);
      await keeper.setBaseURL(there);
      if (connection === own) await watch(keeper.connection() ?? connection);
    },
    stop() {
      attempts.cancel();
      search.stop();
      ending.abort(new Error('the program ends'));
    },
  };
}

/** The connection that the environment names; null when it names no token. */
function givenBy({ token, baseURL }: Environment): BeeperConnection | null {
  if (token === null) return null;
  const facts = { scopes: null, expiresAt: null, tokenStorage: 'environment' } as const;
  return { kind: 'beeper', baseURL: baseURL ?? DEFAULT_BASE_URL, token, ...facts };
}
