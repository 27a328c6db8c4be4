import type { RequestInput } from '../../../shared/ipc/requests';
import { DEMO_SIGN_INS } from '../../../shared/strings/demo';
import type { AccountState, BridgeState, Snapshot } from '../../../shared/model/snapshot';
import { bridgeOfferFor } from '../../window/bridge-offer';

interface DemoSignIn {
  step: string;
  hint: string;
  networks: readonly { name: string; target: RequestInput<'login.start'> }[];
}

/** The kinds of sign-in, with the available bridges of each; kinds without any are left out. */
export function signInsFor({ bridges, accounts }: Pick<Snapshot, 'bridges' | 'accounts'>) {
  return DEMO_SIGN_INS.map(({ step, hint, types }): DemoSignIn => {
    const networks = types.flatMap((type) =>
      bridges
        .filter((bridge) => bridge.type === type)
        .flatMap((bridge) => {
          const target = targetFor(bridge, accounts);
          return target === null ? [] : [{ name: bridge.displayName, target }];
        }),
    );
    return { step, hint, networks };
  }).filter(({ networks }) => networks.length > 0);
}

/** A new account, or signing in again where the bridge takes no more accounts. */
function targetFor(
  bridge: BridgeState,
  accounts: readonly AccountState[],
): RequestInput<'login.start'> | null {
  const { bridgeID, supportsMultipleAccounts } = bridge;
  const account = accounts.find((candidate) => candidate.bridgeID === bridgeID);
  const isFull = account !== undefined && !supportsMultipleAccounts;
  if (bridgeOfferFor(bridge).addable && !isFull) return { bridgeID };
  return account === undefined ? null : { accountID: account.accountID };
}
