import { reconnectBeeperText } from '../../shared/strings/notifications';
import type { Snapshot } from '../../shared/model/snapshot';
import type { NotificationSpec } from './notification-content';

/** A single refusal may be Beeper's own start; the next look tells. */
const REFUSALS = 2;

interface Options {
  isWanted: () => boolean;
  notify: (alert: NotificationSpec) => void;
  /** Takes down what was said. */
  withdraw: () => void;
  log: (line: string) => void;
}

/** Tells the user, once each time, that Beeper does not accept the token any more. */
export function createConnectionNotification({ isWanted, notify, withdraw, log }: Options) {
  let refusals = 0;
  let isTold = false;

  return ({ connectivity }: Snapshot): void => {
    if (connectivity.state === 'ok') {
      if (isTold) withdraw();
      isTold = false;
      refusals = 0;
      return;
    }
    const kind = connectivity.problem?.kind;
    if (kind !== 'unauthorized' && kind !== 'forbidden') {
      refusals = 0;
      return;
    }
    refusals += 1;
    if (refusals < REFUSALS || isTold) return;
    isTold = true;
    log(isWanted() ? 'told: connect again' : 'not told: connect again (muted)');
    if (!isWanted()) return;
    const words = reconnectBeeperText(kind);
    notify({ category: 'connection', accountIDs: [], ...words, route: { view: 'connect' } });
  };
}
