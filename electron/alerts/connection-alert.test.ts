import { describe, expect, it } from 'vitest';
import type { ProblemKind, Snapshot } from '../../shared/snapshot';
import { goodSnapshot } from '../testing/fixtures';
import type { Alert } from './alert';
import { createConnectionAlert } from './connection-alert';

function start(isWanted = true) {
  const shown: Alert[] = [];
  let withdrawn = 0;
  const see = createConnectionAlert({
    isWanted: () => isWanted,
    notify: (alert) => shown.push(alert),
    withdraw: () => (withdrawn += 1),
    log: () => undefined,
  });
  return { see, shown, withdrawn: () => withdrawn };
}

const refused = (missedPolls: number, kind: ProblemKind = 'unauthorized'): Snapshot => ({
  ...goodSnapshot([]),
  missedPolls,
  reach: { state: 'not-connected', problem: { kind, detail: null }, since: 0 },
});

describe('the connection alert', () => {
  it('is told once, at the second refusal, and leads to connecting', () => {
    const { see, shown } = start();
    see(refused(1));
    expect(shown).toEqual([]);
    [2, 3, 4].forEach((missed) => see(refused(missed)));
    expect(shown).toEqual([
      expect.objectContaining({ kind: 'connection', place: { view: 'connect' } }),
    ]);
  });

  it('is taken down when Beeper accepts again, and told anew the next time', () => {
    const { see, shown, withdrawn } = start();
    see(refused(2));
    see(goodSnapshot([]));
    see(goodSnapshot([]));
    expect(withdrawn()).toBe(1);
    see(refused(2, 'forbidden'));
    expect(shown).toHaveLength(2);
  });

  it.each(['unreachable', 'no-token', 'too-old'] as const)('is silent about %s', (kind) => {
    const { see, shown } = start();
    see(refused(5, kind));
    expect(shown).toEqual([]);
  });

  it('is silent for an owner who does not want it', () => {
    const { see, shown } = start(false);
    see(refused(2));
    expect(shown).toEqual([]);
  });
});
