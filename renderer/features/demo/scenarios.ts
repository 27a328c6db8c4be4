import type { DemoScenarioKind } from '../../../shared/strings/demo';
import type { AccountState } from '../../../shared/model/snapshot';

/** Every state an account of the demo can be put in; the last is one this version does not know. */
export const DEMO_STATUSES = [
  'connected',
  'connecting',
  'backfilling',
  'connection_required',
  'reconnect_required',
  'attention_required',
  'disconnected',
  'disabled',
  'hibernating',
] as const;

/** The states an account can be put in, its present one among them. */
export function statusChoices(present: string): readonly string[] {
  const isListed = DEMO_STATUSES.some((status) => status === present);
  return isListed ? DEMO_STATUSES : [present, ...DEMO_STATUSES];
}

type Status = (typeof DEMO_STATUSES)[number];

export interface DemoScenario {
  kind: DemoScenarioKind;
  /** Of the account it is about; empty when it is about several. */
  network: string;
  /** What becomes of which account. */
  changes: readonly { accountID: string; status: Status }[];
}

/** The three ways to need a user. */
const WANTING: readonly Status[] = [
  'reconnect_required',
  'attention_required',
  'connection_required',
];

/** The accounts in an order that stays the same whatever becomes of them. */
export function inStableOrder(accounts: readonly AccountState[]): AccountState[] {
  return [...accounts].sort(
    (a, b) => a.network.localeCompare(b.network) || a.accountID.localeCompare(b.accountID),
  );
}

/** The scenes that these accounts can play; none without an account. */
export function scenariosFor(accounts: readonly AccountState[]): DemoScenario[] {
  const byName = inStableOrder(accounts);
  const of = (network: string) =>
    byName.find((account) => account.network === network) ?? byName[0];
  const needy = of('WhatsApp');
  const lost = of('Signal');
  if (needy === undefined || lost === undefined) return [];
  const one = ({ accountID }: AccountState, status: Status) => [{ accountID, status }];
  return [
    { kind: 'action-required', network: needy.network, changes: one(needy, 'reconnect_required') },
    { kind: 'disconnected', network: lost.network, changes: one(lost, 'disconnected') },
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
  return WANTING.flatMap((status, index) => {
    const account = accounts[index];
    return account === undefined ? [] : [{ accountID: account.accountID, status }];
  });
}
