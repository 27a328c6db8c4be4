/**
 * Remembers what a pure function last made of each object: while the other arguments are the same
 * (`===`), it is the same result. Forgets with the object.
 */
export function rememberPerObject<Key extends object, Rest extends readonly unknown[], Result>(
  make: (key: Key, ...rest: Rest) => Result,
): (key: Key, ...rest: Rest) => Result {
  const made = new WeakMap<Key, { rest: Rest; result: Result }>();
  return (key, ...rest) => {
    const last = made.get(key);
    if (last !== undefined && isSame(last.rest, rest)) return last.result;
    const result = make(key, ...rest);
    made.set(key, { rest, result });
    return result;
  };
}

function isSame(before: readonly unknown[], now: readonly unknown[]): boolean {
  if (before.length !== now.length) return false;
  for (let at = 0; at < now.length; at += 1) if (before[at] !== now[at]) return false;
  return true;
}
