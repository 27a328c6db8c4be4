import { displayNameOf } from '../../../shared/util/display-name';
import { plainText } from '../../../shared/util/plain-text';
import { providerLabel, unreadablePart } from '../../../shared/strings/account';
import { FACT_LABELS, loginStatusText, orEarlier } from '../../../shared/strings/window';
import type { AccountState, BridgeState } from '../../../shared/model/snapshot';
import type { BridgeLogin } from '../../../shared/api/bridge';
import type { Fact } from '../../ui/fact';

interface AccountFactsInput {
  account: AccountState;
  bridges: readonly BridgeState[];
  login: BridgeLogin | null;
  /** When its status began, in the user's local time. */
  since: string;
}

/** What is known of an account beyond its status. */
export function accountFacts({ account, bridges, login, since }: AccountFactsInput): Fact[] {
  const bridge = bridges.find((candidate) => candidate.bridgeID === account.bridgeID);
  const name = bridge?.displayName ?? account.bridgeType ?? account.bridgeID;
  return [
    { label: FACT_LABELS.bridge, value: plainText(name ?? FACT_LABELS.notReported) },
    { label: FACT_LABELS.provider, value: providerLabel(account.provider) },
    ...loginFacts(account, login),
    ...unreadableFact(account),
    { label: FACT_LABELS.since, value: account.sinceExact ? since : orEarlier(since) },
  ];
}

function unreadableFact({ unreadableField }: AccountState): Fact[] {
  if (unreadableField === null) return [];
  return [{ label: FACT_LABELS.unreadable, value: unreadablePart(unreadableField) }];
}

function loginFacts(account: AccountState, login: BridgeLogin | null): Fact[] {
  const name = displayNameOf(login?.user) ?? account.loginID;
  const facts: Fact[] = name === null ? [] : [{ label: FACT_LABELS.login, value: plainText(name) }];
  if (login === null) return facts;
  return [
    ...facts,
    {
      label: FACT_LABELS.loginStatus,
      value: loginStatusText(login.status),
      ...(login.statusText === undefined ? {} : { note: login.statusText }),
    },
  ];
}
