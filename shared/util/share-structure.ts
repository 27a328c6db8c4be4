/** Deeper than anything in Beeper's answers. */
const MAX_DEPTH = 20;

type Container = Record<string, unknown>;

/**
 * What `now` says, made of the parts of `before` wherever they say the same: what has not changed is
 * then the same value (`===`), and whoever remembers what was made of it need not do that again. Both
 * are values as JSON has them; `before` is left as it is, `now` is used up. Parts that are nested deeper
 * than 20 are new.
 */
export function shareStructure(before: unknown, now: unknown, depth = 0): unknown {
  if (before === now || !isContainer(before) || !isContainer(now)) return now;
  if (depth >= MAX_DEPTH || Array.isArray(before) !== Array.isArray(now)) return now;
  const keys = Object.keys(now);
  let isSame = keys.length === Object.keys(before).length;
  for (const key of keys) {
    // A key of this name cannot be set like any other.
    const isKnown = key !== '__proto__' && Object.hasOwn(before, key);
    if (isKnown) now[key] = shareStructure(before[key], now[key], depth + 1);
    isSame &&= isKnown && now[key] === before[key];
  }
  return isSame ? before : now;
}

function isContainer(value: unknown): value is Container {
  return typeof value === 'object' && value !== null;
}
