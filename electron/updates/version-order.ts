/** A version as semver.org has it, without build data: `1.2.3`, `1.2.3-beta.4`. */
const VERSION =
  /^(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})(?:-([0-9a-z-]+(?:\.[0-9a-z-]+)*))?$/i;
const MAX_LENGTH = 64;

export function isVersion(text: string): boolean {
  return text.length <= MAX_LENGTH && VERSION.test(text);
}

/** Less than 0 where `a` is the older one, 0 where both are the same. Both must be versions. */
export function compareVersions(a: string, b: string): number {
  const [one, other] = [partsOf(a), partsOf(b)];
  const difference = compareLists(one.numbers, other.numbers);
  if (difference !== 0) return difference;
  // What comes before a version is older than it.
  if (one.before.length === 0 || other.before.length === 0) {
    return other.before.length - one.before.length;
  }
  return compareLists(one.before, other.before);
}

function partsOf(version: string): { numbers: string[]; before: string[] } {
  const [, major = '', minor = '', patch = '', before] = VERSION.exec(version) ?? [];
  return { numbers: [major, minor, patch], before: before?.split('.') ?? [] };
}

/** Part by part, numbers before words; a list that goes on is the newer one. */
function compareLists(a: readonly string[], b: readonly string[]): number {
  for (const [index, one] of a.entries()) {
    const other = b[index];
    if (other === undefined) return 1;
    const difference = comparePart(one, other);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

function comparePart(a: string, b: string): number {
  const areNumbers = [a, b].map((part) => /^\d+$/.test(part));
  if (areNumbers[0] && areNumbers[1]) return Number(a) - Number(b);
  if (areNumbers[0] !== areNumbers[1]) return areNumbers[0] ? -1 : 1;
  return a === b ? 0 : a < b ? -1 : 1;
}
