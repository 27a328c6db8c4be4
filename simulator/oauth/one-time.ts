import { newSecret } from '../sites/secret';

/** Values that wait to be asked for once, each under a new secret. */
export interface OneTime<Value> {
  /** Keeps `value` and hands back its secret. */
  put(value: Value): string;
  /** The value, which is then gone; undefined when it is too old, gone or was never there. */
  take(secret: string): Value | undefined;
  clear(): void;
}

/**
 * Keeps values for `lifeMs` milliseconds. `now` is in milliseconds since the epoch; `hide` is told
 * each secret before anybody else.
 */
export function createOneTime<Value>(
  lifeMs: number,
  now: () => number,
  hide: (secret: string) => void,
): OneTime<Value> {
  const kept = new Map<string, { value: Value; until: number }>();
  return {
    put(value) {
      const secret = newSecret();
      hide(secret);
      kept.set(secret, { value, until: now() + lifeMs });
      return secret;
    },
    take(secret) {
      const found = kept.get(secret);
      kept.delete(secret);
      return found !== undefined && now() < found.until ? found.value : undefined;
    },
    clear() {
      kept.clear();
    },
  };
}
