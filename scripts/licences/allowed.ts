import type { Licence } from '../../electron/about/licences';

/** Under these a package may be passed on, with its text beside it. */
const ALLOWED: ReadonlySet<string> = new Set([
  '0BSD',
  'Apache-2.0',
  'Apache2',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC-BY-4.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT/X11',
]);

/** Packages that name no licence; what their text is was looked up. */
const BY_THEIR_TEXT: Readonly<Record<string, string>> = {
  jsbi: 'Apache-2.0',
  'map-stream': 'MIT',
};

/**
 * Whether a package may be passed on with the program.
 * @param licence its name as in a package.json: `MIT`, `(CC-BY-4.0 AND MIT)`, `MIT OR GPL-2.0`
 */
export function mayBePassedOn({ name, licence }: Licence): boolean {
  const named = licence === '' ? (BY_THEIR_TEXT[name] ?? '') : licence;
  const choices = named.replaceAll(/[()]/g, '').split(' OR ');
  return choices.some((choice) => choice.split(' AND ').every((one) => ALLOWED.has(one.trim())));
}
