import type { DemoScenarioKind } from '../../../shared/strings/demo';
import { ACCOUNT_STATUSES } from '../../../shared/model/account-status';
import type { AccountState } from '../../../shared/model/snapshot';

/** The statuses a demo account can have; the last stands for one that this version does not know. */
export const DEMO_STATUSES = [...ACCOUNT_STATUSES, 'hibernating'] as const;

/** The statuses to choose from, including the account's current one. */
export function statusChoices(current: string): readonly string[] {
  const isListed = DEMO_STATUSES.some((status) => status === current);
  return isListed ? DEMO_STATUSES : [current, ...DEMO_STATUSES];
}

type Status = (typeof DEMO_STATUSES)[number];

export interface DemoScenario {
  kind: DemoScenarioKind;
  /** The network of its account; empty when there are several. */
  network: string;
  /** The new statuses. */
  changes: readonly { accountID: string; status: Status }[];
}

/** The statuses that need the user. */
const ACTION_REQUIRED: readonly Status[] = [
  'reconnect_required',
  'attention_required',
  'connection_required',
];

/** The accounts in an order that stays the same whatever their statuses. */
export function inStableOrder(accounts: readonly AccountState[]): AccountState[] {
  return [...accounts].sort(
    (a, b) => a.network.localeCompare(b.network) || a.accountID.localeCompare(b.accountID),
  );
}

/** The scenarios these accounts can play; none without an account. */
export function scenariosFor(accounts: readonly AccountState[]): DemoScenario[] {
  const byName = inStableOrder(accounts);
  const accountOf = (network: string) =>
    byName.find((account) => account.network === network) ?? byName[0];
  const reconnecting = accountOf('WhatsApp');
  const disconnected = accountOf('Signal');
  if (reconnecting === undefined || disconnected === undefined) return [];
  const changeOf = ({ accountID }: AccountState, status: Status) => [{ accountID, status }];
  return [
    {
      kind: 'action-required',
      network: reconnecting.network,
      changes: changeOf(reconnecting, 'reconnect_required'),
    },
    {
      kind: 'disconnected',
      network: disconnected.network,
      changes: changeOf(disconnected, 'disconnected'),
    },
    ...(byName.length > 1
      ? [{ kind: 'several' as const, network: '', changes: severalOf(byName) }]
      : []),
    {
      kind: 'healthy',
      network: '',
      changes: byName.flatMap((account) => changeOf(account, 'connected')),
    },
  ];
}

function severalOf(accounts: readonly AccountState[]): DemoScenario['changes'] {
  return ACTION_REQUIRED.flatMap((status, index) => {
    const account = accounts[index];
    return account === undefined ? [] : [{ accountID: account.accountID, status }];
  });
}
