import type { Snapshot } from '../../shared/model/snapshot';
import type { ConnectionManager } from './connection-manager';

/** A Beeper that cannot be reached may have moved to another port of this computer. */
export function rediscoverWhenUnreachable(
  manager: Pick<ConnectionManager, 'rediscoverMovedServer'>,
): (snapshot: Snapshot) => void {
  return ({ connectivity }) => {
    const kind = connectivity.problem?.kind;
    if (kind === 'unreachable' || kind === 'another-user') void manager.rediscoverMovedServer();
  };
}
