import { SNOOZE_LENGTHS, type AccountSilence, type Silences } from '../../shared/model/silences';
import type { Snapshot } from '../../shared/model/snapshot';
import {
  pauseSentence,
  quietHoursSentence,
  silencedName,
  silencedSentence,
  SILENCE_TEXT,
  SNOOZE_LABELS,
} from '../../shared/strings/silences';
import { doableText, TRAY_MENU_TEXT } from '../../shared/strings/tray';
import type { LocalTime } from '../../shared/util/local-time';
import { MAX_LISTED_ACCOUNTS, openRoute, type TrayAction, type TrayItem } from './tray-item';

export interface SilenceFacts {
  snapshot: Snapshot;
  silences: Silences;
  localTime: LocalTime;
  /** Ms since the epoch. */
  now: number;
}

const PAUSE: TrayItem = {
  type: 'submenu',
  label: TRAY_MENU_TEXT.pause,
  items: SNOOZE_LENGTHS.map((length) => ({
    type: 'action',
    label: SNOOZE_LABELS[length],
    action: { do: 'snooze', length },
  })),
};

/** That everything is paused, as a sentence without a full stop; null while it is not. */
export function pausedText({ silences, ...facts }: SilenceFacts): string | null {
  const { snooze, quietUntil } = silences;
  if (snooze !== null) return pauseSentence(endText(snooze.until, facts));
  return quietUntil === null ? null : quietHoursSentence(facts.localTime.at(quietUntil, facts.now));
}

/** What is silenced, with the way back from each, and how to pause everything. */
export function silenceItems(facts: SilenceFacts): TrayItem[] {
  const { snapshot, silences } = facts;
  // With nothing connected there is nothing to pause; what was paused before stays visible.
  const canPause = snapshot.connectivity.problem?.kind !== 'no-token';
  return [
    ...pausedItems(facts),
    ...accountsItem(facts, silences.accounts),
    ...(canPause ? [PAUSE] : []),
  ];
}

function pausedItems({
  silences: { snooze, quietUntil },
  localTime,
  now,
}: SilenceFacts): TrayItem[] {
  const items: TrayItem[] = [];
  if (snooze !== null) {
    const sentence = pauseSentence(endText(snooze.until, { localTime, now }));
    const label = doableText(sentence, SILENCE_TEXT.resume);
    items.push({ type: 'action', label, action: { do: 'snooze', length: null } });
  }
  if (quietUntil !== null) {
    const label = quietHoursSentence(localTime.at(quietUntil, now));
    items.push({ type: 'action', label, action: openRoute({ view: 'settings' }) });
  }
  return items;
}

function accountsItem(facts: SilenceFacts, silenced: readonly AccountSilence[]): TrayItem[] {
  if (silenced.length === 0) return [];
  const items = silenced
    .slice(0, MAX_LISTED_ACCOUNTS)
    .map((silence) => accountItem(facts, silence));
  const unlisted = silenced.length - items.length;
  const more: TrayItem[] =
    unlisted === 0
      ? []
      : [
          {
            type: 'action',
            label: TRAY_MENU_TEXT.more(unlisted),
            action: openRoute({ view: 'settings' }),
          },
        ];
  return [
    {
      type: 'submenu',
      label: TRAY_MENU_TEXT.silenced(silenced.length),
      items: [...items, ...more],
    },
  ];
}

function accountItem(facts: SilenceFacts, silence: AccountSilence): TrayItem {
  const { accountID, kind, until } = silence;
  const name = silencedName(accountID, facts.snapshot.accounts);
  const sentence = silencedSentence(name, kind, endText(until, facts));
  const action: TrayAction =
    kind === 'muted' ? { do: 'unmute', accountID } : { do: 'unacknowledge', accountID };
  return { type: 'action', label: doableText(sentence, SILENCE_TEXT.wayBack[kind]), action };
}

function endText(
  until: number | null,
  { localTime, now }: Pick<SilenceFacts, 'localTime' | 'now'>,
): string | null {
  return until === null ? null : localTime.at(until, now);
}
