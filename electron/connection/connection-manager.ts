import type { ConnectionState, FoundBeeper } from '../../shared/model/connection';
import { beeperElsewhereText, NOT_REVOKED_TEXT } from '../../shared/strings/banners';
import { createEmitter } from '../../shared/util/emitter';
import { isLoopbackURL } from '../../shared/util/loopback';
import { checkToken } from '../auth/check-token';
import type { AuthorizeOptions } from '../auth/oauth';
import { explainProblem } from '../auth/setup-problem';
import type { Transport } from '../beeper-api/request';
import { createTokenRepository } from '../token-store/token-repository';
import type { TokenStore } from '../token-store/token-store';
import { addressProblem, normalizeAddress } from './address';
import { createConnectAttempts, type AuthApi } from './connect-attempts';
import { toActiveConnection, type Connection } from './connection';
import { createDiscovery } from './discovery';
import { environmentConnection, type Environment } from './environment';
import type { Listener } from './listener-owner/target';
import { createTokenRecipients } from './token-recipients';

/** While Beeper does not answer, other ports are searched at most this often. */
const REDISCOVER_MS = 10_000;

/** How the program connects to a Beeper, and disconnects from it. */
export interface ConnectionManager {
  state(): ConnectionState;
  /** Returns the way to stop listening. */
  onState(listener: (state: ConnectionState) => void): () => void;
  /** What is watched now. SECURITY: it holds the token and must not reach the window or the log. */
  connection(): Connection;
  /**
   * Starts to watch what the environment, the command line or the token store names. Resolves when
   * there are connection services, even if these wait for the token store: a keyring may have to
   * ask the user first.
   */
  start(): Promise<void>;
  /** Searches for a Beeper as long as the window shows what is found. */
  setDiscoveryActive(on: boolean): void;
  /** Searches at an address given by hand; null returns to this computer's addresses. */
  useAddress(input: { address: string; insecureConfirmed: boolean } | null): void;
  connectInBrowser(baseURL: string): void;
  connectWithToken(baseURL: string, token: string): void;
  cancel(): void;
  /** Connects again to the Beeper that is watched, if that one can ask its user in the browser. */
  reconnect(): Promise<void>;
  /** Asks the keyring again, which takes a restart of the program. */
  restartToUnlock(): void;
  saveUnencrypted(): Promise<void>;
  signOut(): Promise<void>;
  enterDemo(): Promise<void>;
  leaveDemo(): Promise<void>;
  /** Searches this computer's other ports for a Beeper that no longer answers at its old one. */
  rediscoverMovedServer(): Promise<void>;
  stop(): void;
}

interface Options extends Transport {
  environment: Environment;
  tokenStore: TokenStore;
  /** Searches at one address, or at this computer's (null); rejects only when aborted. */
  findBeepers: (address: string | null, signal: AbortSignal) => Promise<readonly FoundBeeper[]>;
  /** Whose program listens at an address of this computer; never rejects. */
  findListener: (baseURL: string) => Promise<Listener>;
  openInDefaultBrowser: AuthorizeOptions['openInDefaultBrowser'];
  /** Watches this connection from now on; resolves with the one that is watched afterwards. */
  switchTo: (connection: Connection) => Promise<Connection>;
  restart: () => void;
  onConnected: () => void;
  log: (line: string) => void;
  /** Keeps a value out of the log from now on. */
  addSecret: (secret: string) => void;
  reportToUser: (sentence: string) => void;
}

/** What takes the OAuth library is loaded when it is used: most starts have a token. */
const loadIntrospection = () => import('../auth/token-introspection');
const AUTH: AuthApi = {
  checkToken,
  explainProblem,
  authorize: async (options) => (await import('../auth/oauth')).authorize(options),
  introspectToken: async (options) => (await loadIntrospection()).introspectToken(options),
  revokeToken: (options) =>
    loadIntrospection().then(
      ({ revokeToken }) => revokeToken(options),
      () => false,
    ),
};

export function createConnectionManager(options: Options): ConnectionManager {
  const { environment, clock, log, reportToUser, onConnected } = options;
  const transport = { fetch: options.fetch, clock };
  const changes = createEmitter<[ConnectionState]>((error) =>
    log(`a listener to the connection failed: ${String(error)}`),
  );
  const ending = new AbortController();
  let connection: Connection = { kind: 'none' };
  let rediscoveredAt = -Infinity;
  let askedToFollow: string | null = null;

  const tokens = createTokenRepository({
    tokenStore: options.tokenStore,
    fromEnvironment: environmentConnection(environment),
    environmentURL: environment.baseURL,
    log,
    reportToUser,
  });
  const discovery = createDiscovery({
    clock,
    find: options.findBeepers,
    address: environment.baseURL,
    onChange: () => emit(),
  });
  const attempts = createConnectAttempts({
    auth: AUTH,
    transport,
    openInDefaultBrowser: options.openInDefaultBrowser,
    addSecret: options.addSecret,
    log,
    onChange: () => emit(),
    async onToken(token, signal) {
      const replaced = storedConnection();
      await tokens.replace(token, signal);
      await switchToStored();
      onConnected();
      if (replaced?.isIssued !== true || replaced.token === token.token) return;
      // After the switch, as at signing out. It may be refused already, which is why it was replaced.
      const isRevoked = await AUTH.revokeToken({ ...transport, ...replaced });
      log(`the token before was ${isRevoked ? 'ended' : 'not ended: Beeper did not take it'}`);
    },
  });
  const recipients = createTokenRecipients({
    environment,
    findListener: options.findListener,
    transport,
    signal: ending.signal,
  });

  const state = (): ConnectionState => ({
    active: toActiveConnection(connection),
    discovery: discovery.state(),
    progress: attempts.progress(),
    problem: attempts.problem(),
    tokenStore: tokens.problem(),
    addressFromEnvironment: environment.baseURL !== null,
    demoOnly: environment.demoOnly,
  });
  const emit = () => changes.emit(state());

  const setAddress = (address: string | null) => {
    recipients.confirmAddress(address);
    if (discovery.state().address !== address) discovery.setAddress(address);
  };

  const switchTo = async (next: Connection) => {
    connection = next;
    if (next.kind === 'beeper') {
      options.addSecret(next.token);
      if (!isLoopbackURL(next.baseURL)) setAddress(next.baseURL);
    }
    const active = await options.switchTo(next);
    // A later switch sets the connection itself.
    if (connection === next) connection = active;
    emit();
  };
  const switchToStored = () => switchTo(tokens.connection() ?? { kind: 'none' });

  /** Watches what the token store holds, unless another connection was made meanwhile. */
  const restore = async () => {
    const before = connection;
    await tokens.restore();
    if (connection === before) await switchToStored();
  };

  /** Searches; resolves with no results when the program ends meanwhile. */
  const findUntilEnd = (address: string | null) =>
    options.findBeepers(address, ending.signal).catch(() => []);

  /** Checks whether connecting to this address is allowed; shows the problem if it is not. */
  const isAllowed = (baseURL: string): boolean => {
    const problem = recipients.checkAddressAllowed(baseURL, discovery.state());
    if (problem !== null) attempts.fail(problem);
    return problem === null;
  };

  /** Says once that a Beeper answers elsewhere, where the system does not say whose it is. */
  const askToFollow = (baseURL: string) => {
    if (askedToFollow === baseURL) return;
    askedToFollow = baseURL;
    reportToUser(beeperElsewhereText(baseURL));
  };

  /** The connection that the user made and can change; null for the environment's. */
  const storedConnection = () => {
    const stored = tokens.connection();
    return stored?.tokenStorage === 'environment' ? null : stored;
  };

  return {
    state,
    onState: changes.on,
    connection: () => connection,
    async start() {
      if (environment.startsWithDemo) return switchTo({ kind: 'demo' });
      if (tokens.connection() !== null) return switchToStored();
      await switchTo({ kind: 'waiting' });
      void restore();
    },
    setDiscoveryActive: discovery.setActive,
    useAddress(input) {
      const problem = input && addressProblem(input.address, input.insecureConfirmed);
      attempts.fail(problem);
      if (problem !== null) return;
      setAddress(input === null ? environment.baseURL : normalizeAddress(input.address));
    },
    connectInBrowser(baseURL) {
      if (isAllowed(baseURL)) void attempts.connectInBrowser(baseURL);
    },
    connectWithToken(baseURL, token) {
      if (isAllowed(baseURL)) void attempts.connectWithToken(baseURL, token);
    },
    cancel: attempts.cancel,
    async reconnect() {
      const stored = storedConnection();
      if (stored === null) return;
      const [found] = await findUntilEnd(stored.baseURL);
      if (tokens.connection() !== stored) return;
      if (found?.canConnect === true && attempts.progress().stage === 'idle') {
        void attempts.connectInBrowser(stored.baseURL);
      }
    },
    restartToUnlock() {
      if (tokens.problem() !== null && connection.kind === 'none') options.restart();
    },
    async saveUnencrypted() {
      const before = tokens.connection();
      await tokens.saveUnencrypted();
      if (connection === before) connection = tokens.connection() ?? connection;
      emit();
    },
    async signOut() {
      const stored = storedConnection();
      if (stored === null) return;
      attempts.cancel();
      await tokens.clear();
      try {
        await switchTo({ kind: 'none' });
      } finally {
        // After the switch, because stopping an open login needs this token; and even if it failed.
        if (!(await AUTH.revokeToken({ ...transport, ...stored }))) reportToUser(NOT_REVOKED_TEXT);
      }
    },
    async enterDemo() {
      attempts.cancel();
      await switchTo({ kind: 'demo' });
      if (connection.kind === 'demo') onConnected();
    },
    async leaveDemo() {
      if (connection.kind === 'demo' && !environment.demoOnly) await restore();
    },
    async rediscoverMovedServer() {
      const stored = storedConnection();
      if (stored === null || stored !== connection || !isLoopbackURL(stored.baseURL)) return;
      const age = clock.now() - rediscoveredAt;
      // Below zero once the clock was set back.
      if (age >= 0 && age < REDISCOVER_MS) return;
      rediscoveredAt = clock.now();
      const found = await findUntilEnd(null);
      if (found.some(({ baseURL }) => baseURL === stored.baseURL)) return;
      const movedTo = await recipients.findServerAccepting(stored.token, found);
      if (movedTo === null || connection !== stored) return;
      if (!movedTo.hasAccepted) return askToFollow(movedTo.baseURL);
      log(`Beeper answers at ${movedTo.baseURL} now`);
      await tokens.setBaseURL(movedTo.baseURL);
      if (connection === stored) await switchToStored();
    },
    stop() {
      attempts.cancel();
      discovery.stop();
      ending.abort(new Error('the program ends'));
    },
  };
}
