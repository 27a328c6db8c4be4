import { describe, expect, it } from 'vitest';
import type { ApiProblemKind, Snapshot } from '../../shared/model/snapshot';
import { goodSnapshot } from '../testing/fixtures';
import {
  evaluateConnection,
  INITIAL_CONNECTION_STATE,
  type ConnectionDecision,
} from './connection-policy';

function start(isWanted = true) {
  let state = INITIAL_CONNECTION_STATE;
  const decisions: ConnectionDecision[] = [];
  const evaluate = (snapshot: Snapshot) => {
    const result = evaluateConnection(state, snapshot, isWanted);
    state = result.state;
    if (result.decision !== null) decisions.push(result.decision);
  };
  return { evaluate, decisions };
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
    const { evaluate, decisions } = start(false);
    [refused(), refused(), refused()].forEach(evaluate);
    expect(decisions).toEqual([{ kind: 'kind-off', refusal: 'unauthorized' }]);
  });
});
