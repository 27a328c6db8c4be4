import type { About } from '../../shared/model/about';

export type Licence = About['licences'][number];

/** What each part of the build names the licences of what is in it. */
export const LICENCES_FILE = 'licences.json';

/**
 * The licences of all parts of the program as one list, each package once, by name and version.
 * @param parts the text of each part's licences.json, as `licencesOf` in scripts/licences writes it
 */
export function mergeLicences(parts: readonly string[]): Licence[] {
  const all = parts.flatMap((part) => JSON.parse(part) as Licence[]);
  const byPackage = new Map(all.map((one) => [`${one.name}@${one.version}`, one]));
  return [...byPackage.values()].sort(byName);
}

/** The order licences are listed in, the same on every system. */
export function byName(a: Licence, b: Licence): number {
  return (
    a.name.localeCompare(b.name, 'en') ||
    a.version.localeCompare(b.version, 'en', { numeric: true })
  );
}
