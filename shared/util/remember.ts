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
    const isSame =
      last?.rest.length === rest.length && last.rest.every((value, at) => value === rest[at]);
    if (isSame) return last.result;
    const result = make(key, ...rest);
    made.set(key, { rest, result });
    return result;
  };
}
