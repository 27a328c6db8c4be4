import { describe, expect, it } from 'vitest';
import type { ApiProblemKind, Snapshot } from '../../shared/model/snapshot';
import { goodSnapshot } from '../testing/fixtures';
import {
  evaluateConnection,
  initialConnectionState,
  type ConnectionDecision,
  type ConnectionSilence,
  type Refusal,
} from './connection-policy';

function start(silence: ConnectionSilence | null = null, remembered: Refusal | null = null) {
  let state = initialConnectionState(remembered);
  const decisions: ConnectionDecision[] = [];
  const evaluate = (snapshot: Snapshot) => {
    const result = evaluateConnection(state, snapshot, silence);
    state = result.state;
    if (result.decision !== null) decisions.push(result.decision);
  };
  const become = (next: ConnectionSilence | null) => (silence = next);
  return { evaluate, decisions, become };
}

const refused = (kind: ApiProblemKind = 'unauthorized'): Snapshot => ({
  ...goodSnapshot([]),
  connectivity: { state: 'not-connected', problem: { kind, detail: null }, since: 0 },
});

describe('evaluateConnection', () => {
  it('notifies once, at the second refusal', () => {
    const { evaluate, decisions } = start();
    evaluate(refused());
    expect(decisions).toEqual([]);
    for (let times = 0; times < 3; times += 1) evaluate(refused());
    expect(decisions).toEqual([{ kind: 'notify', refusal: 'unauthorized' }]);
  });

  it('withdraws when Beeper accepts again, and notifies anew the next time', () => {
    const { evaluate, decisions } = start();
    [refused(), refused(), goodSnapshot([]), goodSnapshot([])].forEach(evaluate);
    expect(decisions.map(({ kind }) => kind)).toEqual(['notify', 'withdraw']);
    evaluate(refused('forbidden'));
    expect(decisions).toHaveLength(2);
    evaluate(refused('forbidden'));
    expect(decisions.at(-1)).toEqual({ kind: 'notify', refusal: 'forbidden' });
  });

  it('does not notify of a Beeper that only starts', () => {
    const { evaluate, decisions } = start();
    [refused('unreachable'), refused(), refused('unreachable'), refused()].forEach(evaluate);
    expect(decisions).toEqual([]);
  });

  it.each(['unreachable', 'no-token', 'too-old'] as const)('is silent about %s', (kind) => {
    const { evaluate, decisions } = start();
    for (let times = 0; times < 5; times += 1) evaluate(refused(kind));
    expect(decisions).toEqual([]);
  });

  it('is silent for a user who does not want it', () => {
    const { evaluate, decisions } = start('kind-off');
    [refused(), refused(), refused()].forEach(evaluate);
    expect(decisions).toEqual([{ kind: 'kind-off', refusal: 'unauthorized' }]);
  });

  it('notifies as soon as nothing silences it, which is no notification by itself', () => {
    const { evaluate, decisions, become } = start('kind-off');
    [refused(), refused(), refused()].forEach(evaluate);
    become('snoozed');
    evaluate(refused());
    become(null);
    [refused(), refused()].forEach(evaluate);
    expect(decisions.map(({ kind }) => kind)).toEqual(['kind-off', 'snoozed', 'notify']);
  });

  it('does not repeat after a restart what an earlier run said, and withdraws it', () => {
    const { evaluate, decisions } = start(null, 'unauthorized');
    [refused(), refused(), refused()].forEach(evaluate);
    expect(decisions).toEqual([]);
    [refused('forbidden')].forEach(evaluate);
    expect(decisions).toEqual([{ kind: 'notify', refusal: 'forbidden' }]);
    evaluate(goodSnapshot([]));
    expect(decisions.at(-1)).toEqual({ kind: 'withdraw' });
  });
});
