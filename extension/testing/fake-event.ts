import type { BrowserEvent } from '../browser/api';

/** An event that a test sets off. */
export interface FakeEvent<A extends unknown[]> extends BrowserEvent<A> {
  emit(...args: A): void;
  count(): number;
}

export function createFakeEvent<A extends unknown[]>(): FakeEvent<A> {
  const listeners = new Set<(...args: A) => void>();
  return {
    addListener: (listener) => void listeners.add(listener),
    removeListener: (listener) => void listeners.delete(listener),
    emit: (...args) => [...listeners].forEach((listener) => listener(...args)),
    count: () => listeners.size,
  };
}
