import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import { childSignal } from './timeout';

describe('a child signal', () => {
  it('ends with its parent, for its reason', () => {
    const parent = new AbortController();
    const { signal } = childSignal(parent.signal);
    parent.abort('over');
    expect([signal.aborted, signal.reason]).toEqual([true, 'over']);
    expect(childSignal(parent.signal).signal.reason).toBe('over');
  });

  it('ends by itself, and leaves nothing at its parent', () => {
    const parent = new AbortController();
    const { signal, end } = childSignal(parent.signal);
    end();
    expect([signal.aborted, parent.signal.aborted]).toEqual([true, false]);
    expect(getEventListeners(parent.signal, 'abort')).toEqual([]);
  });
});
