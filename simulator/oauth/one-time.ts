import { newSecret } from '../sites/secret';

/** Values that can be redeemed once, each by its own secret. */
export interface OneTime<Value> {
  /** Stores `value` and returns its secret. */
  store(value: Value): string;
  /** Removes the value and returns it; undefined when it has expired or there is none. */
  redeem(secret: string): Value | undefined;
  clear(): void;
}

/**
 * Stores values for `lifeMs` milliseconds. `now` is in milliseconds since the epoch; `hide` is called
 * with each secret before it is used anywhere.
 */
export function createOneTime<Value>(
  lifeMs: number,
  now: () => number,
  hide: (secret: string) => void,
): OneTime<Value> {
  const stored = new Map<string, { value: Value; until: number }>();
  return {
    store(value) {
      const secret = newSecret();
      hide(secret);
      stored.set(secret, { value, until: now() + lifeMs });
      return secret;
    },
    redeem(secret) {
      const found = stored.get(secret);
      stored.delete(secret);
      return found !== undefined && now() < found.until ? found.value : undefined;
    },
    clear() {
      stored.clear();
    },
  };
}
