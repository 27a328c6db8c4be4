import type { DemoScenarioKind } from '../../../shared/strings/demo';
import { ACCOUNT_STATUSES } from '../../../shared/model/account-status';
import type { AccountState } from '../../../shared/model/snapshot';

/** Every status an account of the demo can be put in; the last is one this version does not know. */
export const DEMO_STATUSES = [...ACCOUNT_STATUSES, 'hibernating'] as const;

/** The statuses an account can be put in, its present one among them. */
export function statusChoices(present: string): readonly string[] {
  const isListed = DEMO_STATUSES.some((status) => status === present);
  return isListed ? DEMO_STATUSES : [present, ...DEMO_STATUSES];
}

type Status = (typeof DEMO_STATUSES)[number];

export interface DemoScenario {
  kind: DemoScenarioKind;
  /** Of the account it is about; empty when it is about several. */
  network: string;
  /** The new status of each account that changes. */
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
  const of = (network: string) =>
    byName.find((account) => account.network === network) ?? byName[0];
  const reconnecting = of('WhatsApp');
  const disconnected = of('Signal');
  if (reconnecting === undefined || disconnected === undefined) return [];
  const one = ({ accountID }: AccountState, status: Status) => [{ accountID, status }];
  return [
    {
      kind: 'action-required',
      network: reconnecting.network,
      changes: one(reconnecting, 'reconnect_required'),
    },
    {
      kind: 'disconnected',
      network: disconnected.network,
      changes: one(disconnected, 'disconnected'),
    },
    ...(byName.length > 1
      ? [{ kind: 'several' as const, network: '', changes: severalOf(byName) }]
      : []),
    {
      kind: 'healthy',
      network: '',
      changes: byName.flatMap((account) => one(account, 'connected')),
    },
  ];
}

function severalOf(accounts: readonly AccountState[]): DemoScenario['changes'] {
  return ACTION_REQUIRED.flatMap((status, index) => {
    const account = accounts[index];
    return account === undefined ? [] : [{ accountID: account.accountID, status }];
  });
}
