import { describe, expect, it } from 'vitest';
import type { ApiProblemKind, Snapshot } from '../../shared/model/snapshot';
import { goodSnapshot } from '../testing/fixtures';
import type { NotificationSpec } from './notification-content';
import { createConnectionNotification } from './connection-notification';

function start(isWanted = true) {
  const shown: NotificationSpec[] = [];
  let withdrawn = 0;
  const see = createConnectionNotification({
    isWanted: () => isWanted,
    notify: (alert) => shown.push(alert),
    withdraw: () => (withdrawn += 1),
    log: () => undefined,
  });
  return { see, shown, withdrawn: () => withdrawn };
}

const refused = (kind: ApiProblemKind = 'unauthorized'): Snapshot => ({
  ...goodSnapshot([]),
  connectivity: { state: 'not-connected', problem: { kind, detail: null }, since: 0 },
});

describe('the connection alert', () => {
  it('is told once, at the second refusal, and leads to connecting', () => {
    const { see, shown } = start();
    see(refused());
    expect(shown).toEqual([]);
    for (let times = 0; times < 3; times += 1) see(refused());
    expect(shown).toEqual([
      expect.objectContaining({ category: 'connection', route: { view: 'connect' } }),
    ]);
  });

  it('is taken down when Beeper accepts again, and told anew the next time', () => {
    const { see, shown, withdrawn } = start();
    see(refused());
    see(refused());
    see(goodSnapshot([]));
    see(goodSnapshot([]));
    expect(withdrawn()).toBe(1);
    see(refused('forbidden'));
    expect(shown).toHaveLength(1);
    see(refused('forbidden'));
    expect(shown).toHaveLength(2);
  });

  it('is not told of a Beeper that only starts', () => {
    const { see, shown } = start();
    [refused('unreachable'), refused(), refused('unreachable'), refused()].forEach(see);
    expect(shown).toEqual([]);
  });

  it.each(['unreachable', 'no-token', 'too-old'] as const)('is silent about %s', (kind) => {
    const { see, shown } = start();
    for (let times = 0; times < 5; times += 1) see(refused(kind));
    expect(shown).toEqual([]);
  });

  it('is silent for a user who does not want it', () => {
    const { see, shown } = start(false);
    see(refused());
    see(refused());
    expect(shown).toEqual([]);
  });
});
