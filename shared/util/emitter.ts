/** Something that happens again and again, and who listens to it. */
export interface Emitter<Args extends readonly unknown[]> {
  /** Calls the listener each time from now on. Returns the way to stop. */
  on(listener: (...args: Args) => void): () => void;
  /** Calls every listener, in the order in which they came. */
  emit(...args: Args): void;
}

/**
 * A typed emitter. A listener that throws does not prevent the others: what it threw goes to
 * `onError` once all have been called.
 * @param onError by default the error is thrown by itself a moment later, where the program's crash
 *   handlers log it
 */
export function createEmitter<Args extends readonly unknown[]>(
  onError: (error: unknown) => void = throwLater,
): Emitter<Args> {
  const listeners = new Set<{ call: (...args: Args) => void }>();

  return {
    on(listener) {
      // An entry of its own, so that one function may listen twice and stop once.
      const entry = { call: listener };
      listeners.add(entry);
      return () => {
        listeners.delete(entry);
      };
    },
    emit(...args) {
      const errors: unknown[] = [];
      for (const { call } of [...listeners]) {
        try {
          call(...args);
        } catch (error) {
          errors.push(error);
        }
      }
      errors.forEach(onError);
    },
  };
}

function throwLater(error: unknown): void {
  queueMicrotask(() => {
    throw error;
  });
}
