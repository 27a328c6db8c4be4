import type { ConnectionState } from '../../shared/model/connection';
import type { Connectivity } from '../../shared/model/snapshot';

/**
 * Whether connecting again would help: Beeper refuses the user's token, or lets it read nothing. The
 * demo's token cannot be renewed.
 */
export function canConnectAgain(
  { state, problem }: Connectivity,
  connection: ConnectionState | null,
): boolean {
  if (state === 'ok' || connection?.active.kind !== 'beeper') return false;
  return problem?.kind === 'unauthorized' || problem?.kind === 'forbidden';
}
