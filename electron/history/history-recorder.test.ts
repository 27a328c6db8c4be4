import { describe, expect, it } from 'vitest';
import type { HistoryEntry } from '../../shared/model/history';
import type { LoginState } from '../../shared/model/login';
import type { NotificationDecision } from '../../shared/model/notification-decision';
import type { Snapshot } from '../../shared/model/snapshot';
import { createEmitter } from '../../shared/util/emitter';
import { aLogin } from '../../renderer/testing/fixtures';
import type { RefusalDecision } from '../notifications/connection-policy';
import { goodSnapshot } from '../testing/fixtures';
import { recordHistory } from './history-recorder';

function start() {
  const added: HistoryEntry[] = [];
  const noted: Snapshot[] = [];
  const snapshots = createEmitter<[Snapshot]>();
  const states = createEmitter<[LoginState | null]>();
  const decided = createEmitter<[readonly NotificationDecision[], number]>();
  const refused = createEmitter<[RefusalDecision, number]>();
  recordHistory({
    history: {
      add(entries) {
        added.push(...entries);
        return Promise.resolve();
      },
    },
    watched: { note: (snapshot) => noted.push(snapshot) },
    monitor: { onSnapshot: snapshots.on },
    logins: { onState: states.on },
    notifications: { onDecisions: decided.on, onRefusal: refused.on },
    now: () => 7,
  });
  return { added, noted, snapshots, states, decided, refused };
}

const signedIn = { accountID: 'alice', network: 'WhatsApp', displayName: 'Alice' };
const complete = { kind: 'complete', signedIn, replaced: null, instructions: null } as const;

describe('the history', () => {
  it('is told when somebody watched, and what was decided', () => {
    const { added, noted, snapshots, decided } = start();
    snapshots.emit(goodSnapshot([]));
    expect(noted).toHaveLength(1);
    decided.emit(
      [
        {
          accountID: 'alice',
          kind: 'disconnected',
          notify: true,
          reason: 'keeps-dropping',
          count: 4,
        },
      ],
      3,
    );
    const alice = { at: 3, accountID: 'alice', kind: 'decision', about: 'disconnected' };
    expect(added).toEqual([{ ...alice, told: true, reason: 'keeps-dropping', count: 4 }]);
  });

  it('is told of a token that Beeper refuses, and whether the user was', () => {
    const { added, refused } = start();
    refused.emit({ kind: 'snoozed', refusal: 'unauthorized' }, 3);
    refused.emit({ kind: 'notify', refusal: 'unauthorized' }, 9);
    const entry = { accountID: null, kind: 'refusal', refusal: 'unauthorized' };
    expect(added).toEqual([
      { ...entry, at: 3, told: false, reason: 'snoozed' },
      { ...entry, at: 9, told: true, reason: 'at-once' },
    ]);
  });

  it('is told of each sign-in once, when it is complete', () => {
    const { added, states } = start();
    states.emit(aLogin({}));
    states.emit(aLogin({ stage: complete }));
    states.emit(aLogin({ stage: complete }));
    states.emit(null);
    expect(added).toEqual([{ at: 7, ...signedIn, kind: 'signed-in' }]);
    states.emit(aLogin({ id: 'two', stage: complete }));
    expect(added).toHaveLength(2);
  });

  it('takes a reconnected account for who signed in when Beeper does not say', () => {
    const { added, states } = start();
    states.emit(aLogin({ accountID: 'bob', stage: { ...complete, signedIn: null } }));
    expect(added).toEqual([
      { at: 7, accountID: 'bob', network: 'WhatsApp', displayName: null, kind: 'signed-in' },
    ]);
    states.emit(aLogin({ id: 'two', stage: { ...complete, signedIn: null } }));
    expect(added).toHaveLength(1);
  });
});
