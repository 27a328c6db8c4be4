import type { AccountState } from '../../../shared/model/snapshot';
import { shownSeverity } from '../../window/overall-severity';
import type { IconName } from '../../ui/icons';
import { doesSignInHelp } from './does-sign-in-help';

/** The icon that says how an account is, and, when it needs its user, where. */
export function statusIcon(account: AccountState): IconName {
  if (doesSignInHelp(account)) return 'sign-in';
  if (account.status === 'attention_required') return 'in-network-app';
  return shownSeverity(account);
}
