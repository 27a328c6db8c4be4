import { expect, it } from 'vitest';
import { NO_SILENCES } from '../../shared/model/silences';
import { createLocalTime } from '../../shared/util/local-time';
import { trayModel } from '../tray/tray-model';
import { notificationsFor } from '../notifications/notification-content';
import { snapshotAfter } from './testing/answers';

/** What turns text around, and what nobody sees. */
const UNSEEN = ['\u202e', '\u2067', '\u200b', '\u206a', '\u{e0041}', '\u0007'];
const t = (text: string) => UNSEEN.join('') + text;
/** They have to stay as they came: they are handed back, and never shown without being made plain. */
const IDS = new Set(['accountID', 'accountIDs', 'bridgeID', 'loginID', 'place', 'id', 'bridge']);

/** The texts in a value with signs that nobody sees, but for IDs. */
function textsWithUnseen(value: unknown): string[] {
  if (typeof value === 'string') return UNSEEN.some((sign) => value.includes(sign)) ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    IDS.has(key) ? [] : textsWithUnseen(inner),
  );
}

const account = {
  accountID: t('account'),
  bridge: { id: t('bridge'), type: t('type'), provider: t('local') },
  network: t('Network'),
  status: t('reconnect_required'),
  statusText: t('Sign in again'),
  user: {
    id: t('user'),
    fullName: t('Alice'),
    email: t('alice@example.com'),
    username: t('alice'),
    phoneNumber: t('+1'),
  },
};
const bridge = {
  id: t('bridge'),
  displayName: t('Bridge'),
  network: t('Network'),
  type: t('type'),
  provider: t('local'),
  status: t('available'),
  statusText: t('All is well'),
  accounts: [account],
};

it('nothing unseen that Beeper sends reaches the window, the tray or a notification', () => {
  const listed = { items: [{ ...account, accountID: t('other') }] };
  const snapshot = snapshotAfter({ bridges: { items: [bridge] }, accounts: listed.items });
  expect(snapshot.accounts.map(({ status }) => status)).toEqual([
    'reconnect_required',
    'reconnect_required',
  ]);
  expect(snapshot.bridges).toHaveLength(1);
  expect(textsWithUnseen(snapshot)).toEqual([]);
  const tray = trayModel({
    snapshot,
    silences: NO_SILENCES,
    demo: null,
    showCount: true,
    localTime: createLocalTime('h23'),
    now: 60_000,
  });
  expect(textsWithUnseen(tray)).toEqual([]);
  const kinds = { kind: 'action-required', notify: true, reason: 'at-once' } as const;
  const decisions = snapshot.accounts.map(({ accountID }) => ({ accountID, ...kinds }));
  const notified = [decisions.slice(0, 1), decisions].flatMap((some) =>
    notificationsFor(some, snapshot, 60_000),
  );
  expect(notified).toHaveLength(2);
  expect(textsWithUnseen(notified)).toEqual([]);
});
