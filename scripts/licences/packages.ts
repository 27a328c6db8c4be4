import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Licence } from '../../electron/about/licences';

/**
 * The files that hold a licence or what has to go with it: `LICENSE`, `licence.md`,
 * `LICENSE-MIT`, `NOTICE`; not code that is about licences.
 */
const LICENCE_FILE = /^(licen[cs]e|copying|notice)(?![a-z])(?!.*\.([cm]?[jt]s|json|map)$)/i;

/**
 * The folder of the package that a bundled module belongs to.
 * @param id as the bundler names the module: a path, perhaps with a query, or `\0name/…` for what
 *   a package of the build itself put in
 * @param root the project's folder
 * @returns null for a module that is no package's, as those the bundler makes up on its way
 */
export function packageFolder(id: string, root: string): string | null {
  const [made] = /(?<=^\0)[^/:]+(?=\/)/.exec(id) ?? [];
  if (made !== undefined) return join(root, 'node_modules', made);
  if (id.startsWith('\0')) return null;
  // The last one, as a package can hold packages of its own.
  const [folder] = /^.*[\\/]node_modules[\\/](@[^\\/]+[\\/])?[^\\/]+/.exec(id) ?? [root];
  return folder;
}

/**
 * A package's licence, from its package.json and the licence files beside it.
 *
 * Throws when it names none and has no file either: such a package may not be passed on.
 * @param folder holds the package.json
 */
export async function licenceOf(folder: string): Promise<Licence> {
  const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as Manifest;
  const files = (await readdir(folder)).filter((name) => LICENCE_FILE.test(name)).sort();
  const texts = await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')));
  const text = texts.map((one) => one.replaceAll('\r\n', '\n').trim()).join('\n\n');
  const licence = namedLicence(manifest);
  if (licence === '' && text === '') throw new Error(`${folder} does not say its licence.`);
  return { name: manifest.productName ?? manifest.name, version: manifest.version, licence, text };
}

type Named = string | { type: string };

/** What of a package.json is of interest; old ones name their licence in other forms. */
interface Manifest {
  name: string;
  productName?: string;
  version: string;
  license?: Named | Named[];
  licenses?: Named[];
}

function namedLicence({ license, licenses = [] }: Manifest): string {
  return [license ?? licenses]
    .flat()
    .map((named) => (typeof named === 'string' ? named : named.type))
    .join(' OR ');
}
