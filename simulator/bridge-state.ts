import type { Account, Bridge } from './wire';
import type { LoginFlow } from '../shared/api/bridge';
import type { Capabilities } from '../shared/api/capabilities';
import { madeUpAccount } from './made-up-accounts';

/** A bridge as the simulator keeps it. */
export interface BridgeState {
  readonly id: string;
  readonly displayName: string;
  readonly provider: Bridge['provider'];
  readonly status: Bridge['status'];
  readonly supportsMultipleAccounts: boolean;
  readonly type: string;
  readonly network?: string | undefined;
  readonly statusText?: string | undefined;
  readonly accounts: readonly Account[];
  readonly flows: readonly LoginFlow[];
  readonly capabilities: Capabilities;
}

/** A new status without a `statusText` removes the old one, as null does. */
export interface StatusPatch {
  status?: string | undefined;
  statusText?: string | null | undefined;
}

export interface AccountPatch extends StatusPatch {
  fullName?: string | undefined;
  network?: string | undefined;
  /** Where the user's picture is; null removes it. */
  imgURL?: string | null | undefined;
}

export interface BridgePatch extends StatusPatch {
  displayName?: string | undefined;
}

export interface NewAccount {
  bridgeID: string;
  /** Chosen when left out. */
  accountID?: string | undefined;
  loginID?: string | undefined;
  fullName?: string | undefined;
  /** `connected` when left out. */
  status?: string | undefined;
  statusText?: string | undefined;
}

/** The bridge as the wire shows it; an account that is switched off does not count as active. */
export function bridgeOf({
  flows: _flows,
  capabilities: _capabilities,
  ...state
}: BridgeState): Bridge {
  const active = state.accounts.filter(({ status }) => status !== 'disabled');
  return { ...state, accounts: [...state.accounts], activeAccountCount: active.length };
}

/** The bridge with other accounts, and the status that follows from their number. */
export function withAccounts(state: BridgeState, accounts: readonly Account[]): BridgeState {
  const next = { ...state, accounts };
  const status = statusWith(state, accounts.length);
  return status === state.status ? next : withStatus(next, { status });
}

/**
 * A bridge for a single account is `connected` while it has one and `available` when it has none;
 * a limit is no longer reached once an account left. Any other status stays.
 */
function statusWith(state: BridgeState, count: number): string {
  const { status, supportsMultipleAccounts } = state;
  const fewer = count < state.accounts.length;
  if (status === 'limit_reached' && fewer) return 'available';
  if (supportsMultipleAccounts) return status;
  if (status === 'available' && count > 0) return 'connected';
  if (status === 'connected' && count === 0) return 'available';
  return status;
}

/** `subject` with another status, or text, or both. */
export function withStatus<Subject extends { status: string; statusText?: string | undefined }>(
  subject: Subject,
  { status, statusText }: StatusPatch,
): Subject {
  const next = { ...subject, status: status ?? subject.status };
  const keeps = status === undefined && statusText === undefined;
  if (!keeps) delete next.statusText;
  return typeof statusText === 'string' ? { ...next, statusText } : next;
}

/** `account` with what `patch` changes. */
export function patched(account: Account, patch: AccountPatch): Account {
  const { fullName = account.user.fullName, imgURL = account.user.imgURL } = patch;
  const { imgURL: _imgURL, ...user } = account.user;
  const network = patch.network ?? account.network;
  return {
    ...withStatus(account, patch),
    user: {
      ...user,
      ...(fullName === undefined ? {} : { fullName }),
      ...(imgURL === undefined || imgURL === null ? {} : { imgURL }),
    },
    ...(network === undefined ? {} : { network }),
  };
}

/** An account on `state` as `wanted`; what is left open is made up from `number`. */
export function newAccount(state: BridgeState, wanted: NewAccount, number: number): Account {
  const { id, provider, type, network } = state;
  const member = madeUpAccount(state, number);
  return {
    accountID: wanted.accountID ?? member.accountID,
    bridge: { id, provider, type },
    status: wanted.status ?? 'connected',
    user: { ...member.user, fullName: wanted.fullName ?? member.user.fullName, isSelf: true },
    loginID: wanted.loginID ?? member.loginID,
    ...(network === undefined ? {} : { network }),
    ...(wanted.statusText === undefined ? {} : { statusText: wanted.statusText }),
  };
}
