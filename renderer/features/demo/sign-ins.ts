import type { RequestInput } from '../../../shared/ipc/requests';
import { DEMO_SIGN_INS } from '../../../shared/strings/demo';
import type { AccountState, BridgeState, Snapshot } from '../../../shared/model/snapshot';
import { bridgeOfferFor } from '../../window/bridge-offer';

interface DemoSignIn {
  step: string;
  hint: string;
  networks: readonly { name: string; target: RequestInput<'login.start'> }[];
}

/** Each way to be asked, with the bridges there are that ask so; ways without any are left out. */
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

/** A bridge that takes no more accounts lets one of its own sign in again. */
function targetFor(
  bridge: BridgeState,
  accounts: readonly AccountState[],
): RequestInput<'login.start'> | null {
  const { bridgeID, supportsMultipleAccounts } = bridge;
  const own = accounts.find((account) => account.bridgeID === bridgeID);
  const isFull = own !== undefined && !supportsMultipleAccounts;
  if (bridgeOfferFor(bridge).addable && !isFull) return { bridgeID };
  return own === undefined ? null : { accountID: own.accountID };
}
