import { onTestFinished } from 'vitest';
import { httpFetch } from '../../beeper-api/http-fetch';
import { decide } from '../../../simulator/testing';
import { startSimulator } from '../../../simulator/simulator';
import type { ConnectionState } from '../../../shared/model/connection';
import { findBeepers } from '../discovery-probe';
import { systemClock } from '../../platform/clock';
import type { TokenStore, TokenReadResult } from '../../token-store/token-store';
import { createConnectionManager } from '../connection-manager';
import type { ListenerOwner } from '../listener-owner/target';
import { serializeToken, type Connection } from '../connection';
import { readEnvironment } from '../environment';

interface Start {
  env?: Record<string, string>;
  argv?: string[];
  /** What the user does with the page that opens in the browser. */
  inBrowser?: (url: string) => Promise<unknown>;
  stored?: { baseURL: string; token: string };
  /** What switching takes; what it resolves with is in use then. */
  switchTo?: (connection: Connection) => Promise<Connection>;
  /** What else answers on this computer. */
  otherServers?: string[];
  /** Which of them are another user's. */
  ofAnotherUser?: string[];
  /** Whose the others are, as far as the system says. */
  owner?: ListenerOwner;
}

/** The user presses a button, and the browser goes where that leads. */
export async function press(page: string, decision: 'allow' | 'deny') {
  const { headers } = await decide(page, decision);
  void fetch(headers.location ?? '').catch(() => undefined);
}

/** Connects to a real simulator over HTTP; only the token store and the browser are stand-ins. */
export async function startConnectionManager(
  over: Start | ((url: string, token: string) => Start) = {},
) {
  const simulator = await startSimulator({ seed: 'healthy' });
  const { url, token } = simulator;
  const {
    env = {},
    argv = [],
    inBrowser,
    stored,
    switchTo = (connection) => Promise.resolve(connection),
    otherServers = [],
    ofAnotherUser = [],
    owner = 'this-user',
  } = typeof over === 'function' ? over(url, token) : over;
  const unknown = { scopes: null, expiresAt: null, isIssued: false };
  let contents: TokenReadResult =
    stored === undefined
      ? { state: 'empty' }
      : {
          state: 'stored',
          text: serializeToken({ ...stored, ...unknown }),
          tokenStorage: 'keyring',
        };
  const tokenStore: TokenStore = {
    read: () => Promise.resolve(contents),
    save: (text) => {
      contents = { state: 'stored', text, tokenStorage: 'keyring' };
      return Promise.resolve(true);
    },
    saveUnencrypted: () => Promise.reject(new Error('there is a keyring')),
    clear: () => {
      contents = { state: 'empty' };
      return Promise.resolve();
    },
  };
  const transport = { fetch: httpFetch, clock: systemClock };
  const used: Connection[] = [];
  const reports: string[] = [];
  const secrets: string[] = [];
  let connectedCount = 0;
  let waits = 0;
  let restarts = 0;
  const manager = createConnectionManager({
    ...transport,
    environment: readEnvironment(env, argv, '1.2.3'),
    tokenStore,
    findListener: (baseURL) =>
      Promise.resolve({
        owner: ofAnotherUser.includes(baseURL) ? 'another-user' : owner,
        address: null,
      }),
    findBeepers: (address, signal) => {
      const addresses = address === null ? [...otherServers, url] : [address];
      return findBeepers({ ...transport, addresses, signal });
    },
    openInDefaultBrowser: async (address) => {
      await (inBrowser ?? ((page) => press(page, 'allow')))(address);
    },
    switchTo: (connection) => {
      if (connection.kind === 'waiting') waits += 1;
      else used.push(connection);
      return switchTo(connection);
    },
    restart: () => (restarts += 1),
    onConnected: () => (connectedCount += 1),
    log: () => undefined,
    addSecret: (secret) => secrets.push(secret),
    reportToUser: (sentence) => reports.push(sentence),
  });
  onTestFinished(async () => {
    manager.stop();
    await simulator.stop();
  });
  /** Waits for a state; the test's own limit ends a wait in vain. */
  const until = (test: (state: ConnectionState) => boolean) =>
    new Promise<ConnectionState>((resolve) => {
      const check = (state: ConnectionState) => test(state) && resolve(state);
      onTestFinished(manager.onState(check));
      check(manager.state());
    });
  /** Starts, and waits until the token store has been read. */
  const startManager = async () => {
    await manager.start();
    await until(() => used.length > 0);
  };
  const connected = () =>
    until(({ active, progress: { stage } }) => active.kind === 'beeper' && stage === 'idle');
  const refused = () => until(({ problem }) => problem !== null);
  return {
    startManager,
    waits: () => waits,
    restarts: () => restarts,
    simulator,
    manager,
    used,
    reports,
    secrets,
    connectedCount: () => connectedCount,
    contents: () => contents,
    until,
    connected,
    refused,
  };
}
