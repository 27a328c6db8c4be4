import { accountName } from '../../shared/strings/account';
import type { LoginState } from '../../shared/model/login';
import type { Snapshot } from '../../shared/model/snapshot';
import type { BeeperClient } from '../beeper-api/client';
import {
  startLoginProcess,
  type LoginProcess,
  type LoginProcessOptions,
  type ResolvedTarget,
} from './login-process';
import { failedStage } from './login-errors';
import type { LoginManager, LoginTarget } from './login-service';

interface Options extends Omit<LoginProcessOptions, 'client'> {
  /** Null when there is no token: then no login can begin. */
  client: BeeperClient | null;
  snapshot: () => Snapshot;
  /** A name nobody else has, for each login. */
  newID: () => string;
  /** Shows the login to the user. */
  show: () => void;
}

/** The logins, one at a time. */
export function createLoginManager({
  client,
  snapshot,
  newID,
  show,
  ...parts
}: Options): LoginManager {
  const listeners = new Set<(state: LoginState | null) => void>();
  let attempt: LoginProcess | null = null;
  let target: ResolvedTarget | null = null;
  let refused: LoginState | null = null;
  /** The ends that Beeper has not been told of yet: quitting waits for them too. */
  let leaving: Promise<unknown> = Promise.resolve();

  const state = () => attempt?.state() ?? refused;
  const tell = () => {
    for (const listener of listeners) listener(state());
  };

  const begin = (next: ResolvedTarget) => {
    target = next;
    const id = newID();
    if (client === null) {
      refused = refusedState(id, next);
    } else {
      attempt = startLoginProcess({
        ...parts,
        client,
        id,
        target: next,
        // A login that was put away has nothing more to say.
        onChange: () => attempt?.state().id === id && tell(),
      });
    }
    tell();
    show();
  };

  const drop = () => {
    const left = attempt;
    attempt = null;
    refused = null;
    if (left !== null) leaving = Promise.allSettled([leaving, left.end()]);
  };
  const putAway = () => {
    drop();
    tell();
  };

  return {
    state,
    onState(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start(wanted) {
      if (attempt !== null && !attempt.isOver()) return show();
      const next = resolveTarget(wanted, snapshot());
      if (next === null) return;
      // Not told as put away: the window would lead its user off and be called back.
      drop();
      begin(next);
    },
    restart() {
      if (target === null || (attempt !== null && !attempt.isOver())) return;
      const again = { ...target, flowID: attempt?.flowID() ?? null };
      drop();
      begin(again);
    },
    cancel: putAway,
    close: putAway,
    chooseFlow: (flowID) => attempt?.chooseFlow(flowID),
    submit: (stepID, fields) => attempt?.submit(stepID, fields),
    confirm: () => attempt?.confirm(),
    browse: (action) => attempt?.browse(action),
    placeBrowser: (region) => attempt?.placeBrowser(region),
    paste: (pasted) => attempt?.paste(pasted),
    submitPasted: () => attempt?.submitPasted(),
    async end() {
      putAway();
      await leaving;
    },
  };
}

/**
 * What a login is for, from what is known now; null when the account or the bridge is not there. A
 * reconnect depends on neither the bridge's status nor its limit.
 */
export function resolveTarget(
  wanted: LoginTarget,
  { accounts, bridges }: Snapshot,
): ResolvedTarget | null {
  if ('bridgeID' in wanted) {
    const bridge = bridges.find(({ bridgeID }) => bridgeID === wanted.bridgeID);
    if (bridge === undefined) return null;
    const { bridgeID, displayName } = bridge;
    return { bridgeID, network: displayName, reconnects: null, expected: null, flowID: null };
  }
  const account = accounts.find(({ accountID }) => accountID === wanted.accountID);
  if (account === undefined || account.bridgeID === null) return null;
  const { bridgeID, accountID, loginID, network, displayName } = account;
  const expected = { accountID, loginID, network, displayName };
  return { bridgeID, network, reconnects: accountName(account), expected, flowID: null };
}

function refusedState(
  id: string,
  { bridgeID, network, reconnects, expected }: ResolvedTarget,
): LoginState {
  return {
    id,
    bridgeID,
    network,
    reconnects,
    accountID: expected?.accountID ?? null,
    expiresAt: null,
    stage: failedStage('not-connected'),
  };
}
