import type { AccountState } from '../../../shared/model/snapshot';

/**
 * Whether signing in again is what helps most. It rarely does with a transient state, nor with what waits in
 * the network's own app; and only an account of a bridge can sign in again.
 */
export function doesSignInHelp({ bridgeID, severity, status }: AccountState): boolean {
  return bridgeID !== null && severity === 'action-required' && status !== 'attention_required';
}
