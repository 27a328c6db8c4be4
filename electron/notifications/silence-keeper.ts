import type { MuteLength, Silences, SnoozeLength } from '../../shared/model/silences';
import type { QuietWindow } from '../../shared/model/settings';
import type { Clock } from '../platform/clock';
import { scheduleAt } from '../platform/schedule-at';
import { nextQuietStart, quietUntil } from './quiet-hours';
import {
  muteEnd,
  nextSilenceEnd,
  snoozeEnd,
  withoutAccounts,
  withoutAcknowledged,
  withoutExpired,
  withSilence,
  type SilenceList,
} from './silence-list';

/** What the user silenced, with what ends by itself. */
export interface SilenceKeeper {
  /** What is silenced now. */
  silences(): Silences;
  list(): SilenceList;
  acknowledge(accountID: string, isOn: boolean): void;
  mute(accountID: string, length: MuteLength | null): void;
  snooze(length: SnoozeLength | null): void;
  /** These accounts are well again: their acknowledgements are over. */
  endAcknowledged(over: ReadonlySet<string>): void;
  forget(accountIDs: ReadonlySet<string>): void;
  /** The quiet hours were changed. */
  refresh(): void;
  stop(): void;
}

interface Options {
  clock: Clock;
  remembered: SilenceList;
  quietHours: () => readonly QuietWindow[];
  /** What is silenced has changed, by the user or by the hour. */
  onChange: (silences: Silences) => void;
}

export function createSilenceKeeper(options: Options): SilenceKeeper {
  const { clock, quietHours, onChange } = options;
  let list = options.remembered;
  let shown = '';
  let cancelTimer: () => void = () => undefined;

  const silences = (): Silences => {
    const now = clock.now();
    list = withoutExpired(list, now);
    return { ...list, quietUntil: quietUntil(quietHours(), now) };
  };

  /** Sets the timer for the next end or beginning. */
  const schedule = ({ quietUntil: quietEnd }: Silences) => {
    cancelTimer();
    const next = [
      nextSilenceEnd(list),
      quietEnd ?? nextQuietStart(quietHours(), clock.now()),
    ].filter((at) => at !== null);
    if (next.length > 0) cancelTimer = scheduleAt(clock, Math.min(...next), update);
  };

  function update() {
    const present = silences();
    schedule(present);
    const text = JSON.stringify(present);
    if (text === shown) return;
    shown = text;
    onChange(present);
  }

  const change = (next: SilenceList) => {
    list = next;
    update();
  };

  const present = silences();
  shown = JSON.stringify(present);
  schedule(present);

  return {
    silences,
    list: () => list,
    acknowledge(accountID, isOn) {
      const silence = isOn ? { since: clock.now(), until: null } : null;
      change(withSilence(list, accountID, 'acknowledged', silence));
    },
    mute(accountID, length) {
      const now = clock.now();
      const silence = length && { since: now, until: muteEnd(length, now) };
      change(withSilence(list, accountID, 'muted', silence));
    },
    snooze(length) {
      const now = clock.now();
      change({ ...list, snooze: length && { since: now, until: snoozeEnd(length, now) } });
    },
    endAcknowledged: (over) => change(withoutAcknowledged(list, over)),
    forget: (accountIDs) => change(withoutAccounts(list, accountIDs)),
    refresh: update,
    stop: () => cancelTimer(),
  };
}
