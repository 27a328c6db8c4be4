import type { ConnectionState, ConnectProblem, FoundBeeper } from '../../shared/model/connection';
import { NOT_REVOKED_WORDS } from '../../shared/strings/banners';
import type { Clock } from '../platform/clock';
import { addressProblem, isLocalAddress, normalAddress } from './discovery-probe';
import type { Vault } from '../token-store/token-store.electron';
import { createAttempts, type BeeperDoor } from './connect-attempts';
import { currentOf, type BeeperConnection, type Connection } from './connection';
import { DEFAULT_BASE_URL, type Environment } from './environment';
import { createKeeper } from '../token-store/token-repository';
import { createSearch } from './discovery';

/** At most this often another port is looked for while Beeper does not answer at its own. */
const FOLLOW_MS = 10_000;

/** How the program comes to a Beeper to watch, and leaves it. */
export interface ConnectService {
  state(): ConnectionState;
  /** Returns the way to stop listening. */
  onState(listener: (state: ConnectionState) => void): () => void;
  /** What is watched now; holds the token, so it goes no further than the station. */
  connection(): Connection;
  /**
   * Takes up the connection that the environment, the command line or the vault names. Resolves when
   * there is a station, be it one that still waits for the vault: a keyring may ask its owner first.
   */
  begin(): Promise<void>;
  /** Somebody looks at the page that waits for a Beeper, or nobody does. */
  seek(on: boolean): void;
  /** Asks an address given by hand; null goes back to this computer's. */
  useAddress(given: { address: string; insecureConfirmed: boolean } | null): void;
  start(baseURL: string): void;
  paste(baseURL: string, token: string): void;
  cancel(): void;
  /** Connects anew to the Beeper that is watched, in the browser where it can ask there. */
  renew(): Promise<void>;
  /** Asks the keyring anew, which takes another start of the program. */
  unlock(): void;
  keepPlain(): Promise<void>;
  signOut(): Promise<void>;
  enterDemo(): Promise<void>;
  leaveDemo(): Promise<void>;
  /** Beeper does not answer: it may have moved to another port of this computer. */
  follow(): Promise<void>;
  stop(): void;
}

interface Options {
  environment: Environment;
  vault: Vault;
  clock: Clock;
  door: BeeperDoor;
  /** Asks who is there, at one address or at this computer's; rejects only when aborted. */
  find: (address: string | null, signal: AbortSignal) => Promise<readonly FoundBeeper[]>;
  /** Whether another user's program listens at an address of this computer. */
  isAnothers: (baseURL: string) => Promise<boolean>;
  /** Watches this from now on. */
  use: (connection: Connection) => Promise<void>;
  /** Ends the program and starts it again. */
  restart: () => void;
  /** A new connection stands: the owner wants to see it. */
  onConnected: () => void;
  log: (line: string) => void;
  /** Told a sentence for the owner. */
  onTrouble: (sentence: string) => void;
}

const DEMO_ONLY: ConnectProblem = { kind: 'demo-only', detail: null };

export function createConnecting(options: Options): ConnectService {
  const { environment, vault, clock, door, find, isAnothers, use } = options;
  const { restart, onConnected, log, onTrouble } = options;
  const { demoOnly } = environment;
  const listeners = new Set<(state: ConnectionState) => void>();
  const ending = new AbortController();
  let connection: Connection = { kind: 'none' };
  let lastFollowed = -Infinity;
  /** An address on another computer that the owner, or the environment, gave. */
  let confirmed: string | null = environment.baseURL;

  const lookAt = (address: string | null) => {
    confirmed = address;
    if (search.state().address !== address) search.at(address);
  };
  const tell = () => {
    for (const listener of listeners) listener(state());
  };
  const keeper = createKeeper({
    vault,
    given: givenBy(environment),
    onlyAt: environment.baseURL,
    log,
    onTrouble,
  });
  const search = createSearch({ clock, find, address: environment.baseURL, onChange: tell });
  const attempts = createAttempts({
    door,
    now: clock.now,
    log,
    onChange: tell,
    async onToken(token, signal) {
      await keeper.take(token, signal);
      await watch(keeper.own() ?? { kind: 'none' });
      onConnected();
    },
  });

  const state = (): ConnectionState => ({
    current: currentOf(connection),
    search: search.state(),
    connecting: attempts.connecting(),
    problem: attempts.problem(),
    vault: keeper.trouble(),
    addressFromEnvironment: environment.baseURL !== null,
    demoOnly,
  });

  const watch = async (next: Connection) => {
    connection = next;
    if (next.kind === 'beeper' && !isLocalAddress(next.baseURL)) lookAt(next.baseURL);
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
    const isOurs = isOffered || isLocalAddress(baseURL) || baseURL === confirmed;
    const problem = demoOnly ? DEMO_ONLY : addressProblem(baseURL, isOurs);
    if (problem !== null) attempts.refuse(problem);
    return problem === null;
  };

  /** Takes up what is kept, unless something else has come to be watched meanwhile. */
  const restore = async () => {
    const before = connection;
    await keeper.restore();
    if (connection === before) await watch(keeper.own() ?? { kind: 'none' });
  };

  return {
    state,
    onState(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    connection: () => connection,
    async begin() {
      const own = keeper.own();
      if (environment.startsWithDemo) return watch({ kind: 'demo' });
      if (own !== null) return watch(own);
      await watch({ kind: 'waiting' });
      void restore();
    },
    seek: search.want,
    useAddress(given) {
      const fault = given && addressProblem(given.address, given.insecureConfirmed);
      attempts.refuse(fault);
      if (fault !== null) return;
      lookAt(given === null ? environment.baseURL : normalAddress(given.address));
    },
    start(baseURL) {
      if (allows(baseURL)) void attempts.start(baseURL);
    },
    paste(baseURL, token) {
      if (allows(baseURL)) void attempts.paste(baseURL, token);
    },
    cancel: attempts.cancel,
    async renew() {
      const own = keeper.own();
      if (own === null || own.keeping === 'environment') return;
      const [found] = await ask(own.baseURL);
      if (keeper.own() !== own) return;
      if (found?.canConnect === true && attempts.connecting().stage === 'idle') {
        void attempts.start(own.baseURL);
      }
    },
    unlock() {
      if (keeper.trouble() !== null && connection.kind === 'none') restart();
    },
    async keepPlain() {
      const before = keeper.own();
      await keeper.keepPlain();
      if (connection === before) connection = keeper.own() ?? connection;
      tell();
    },
    async signOut() {
      const own = keeper.own();
      if (own === null || own.keeping === 'environment') return;
      attempts.cancel();
      await keeper.forget();
      // An open login is ended with the token, which must be good until then.
      await watch({ kind: 'none' });
      if (!(await door.revoke(own.baseURL, own.token))) onTrouble(NOT_REVOKED_WORDS);
    },
    async enterDemo() {
      attempts.cancel();
      await watch({ kind: 'demo' });
      onConnected();
    },
    async leaveDemo() {
      if (connection.kind === 'demo' && !demoOnly) await restore();
    },
    async follow() {
      const own = keeper.own();
      if (own === null || own !== connection || own.keeping === 'environment') return;
      if (!isLocalAddress(own.baseURL) || clock.now() - lastFollowed < FOLLOW_MS) return;
      lastFollowed = clock.now();
      const found = await ask(null);
      if (found.some(({ baseURL }) => baseURL === own.baseURL)) return;
      const there = await whereGood(own.token, found);
      if (there === null || connection !== own) return;
      log(`Beeper answers at ${there} now`);
      await keeper.moved(there);
      if (connection === own) await watch(keeper.own() ?? connection);
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
  const facts = { scopes: null, expiresAt: null, keeping: 'environment' } as const;
  return { kind: 'beeper', baseURL: baseURL ?? DEFAULT_BASE_URL, token, ...facts };
}
