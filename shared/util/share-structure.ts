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
  return Array.isArray(before) && Array.isArray(now)
    ? shareItems(before, now, depth)
    : shareParts(before, now, depth);
}

function shareItems(before: unknown[], now: unknown[], depth: number): unknown[] {
  let isSame = now.length === before.length;
  for (let index = 0; index < now.length && index < before.length; index += 1) {
    // Most of a long list is the same already.
    if (now[index] === before[index]) continue;
    now[index] = shareStructure(before[index], now[index], depth + 1);
    isSame &&= now[index] === before[index];
  }
  return isSame ? before : now;
}

function shareParts(before: Container, now: Container, depth: number): Container {
  const keys = Object.keys(now);
  let isSame = keys.length === Object.keys(before).length;
  for (const key of keys) {
    // A key of this name cannot be set like any other.
    const isKnown = key !== '__proto__' && Object.hasOwn(before, key);
    if (isKnown && now[key] !== before[key]) {
      now[key] = shareStructure(before[key], now[key], depth + 1);
    }
    isSame &&= isKnown && now[key] === before[key];
  }
  return isSame ? before : now;
}

function isContainer(value: unknown): value is Container {
  return typeof value === 'object' && value !== null;
}
