import type { Account as ReadAccount, User } from '../shared/api/account';
import type { Bridge as ReadBridge } from '../shared/api/bridge';
import type { With } from '../shared/api/item-list';
import type { LoginSession as ReadLoginSession } from '../shared/api/login-session';

/**
 * What the simulator sends: all that the API's reference promises. The program asks for less, so its
 * own types leave most of it open.
 */

export type { User };

export interface Account extends ReadAccount {
  bridge: { id: string; provider: Bridge['provider']; type: string };
  user: User;
}

export interface Bridge {
  id: string;
  accounts: Account[];
  activeAccountCount: number;
  displayName: string;
  provider: NonNullable<ReadBridge['provider']>;
  status: NonNullable<ReadBridge['status']>;
  supportsMultipleAccounts: boolean;
  type: string;
  network?: string | undefined;
  statusText?: string | undefined;
}

export type LoginSession = With<ReadLoginSession, 'bridgeID' | 'loginSessionID' | 'status'>;
