/** What electron-builder asks fpm for, as far as our packages have it. */
export interface FpmRequest {
  readonly kind: 'deb' | 'rpm';
  /** The file to write. */
  readonly file: string;
  readonly name: string;
  readonly version: string;
  readonly architecture: string;
  readonly maintainer: string;
  /** The first line says what it is, the rest says more. */
  readonly description: string;
  readonly license: string;
  readonly category: string;
  readonly depends: readonly string[];
  readonly recommends: readonly string[];
  readonly suggests: readonly string[];
  /** Shell scripts. */
  readonly afterInstall: string;
  readonly afterRemove: string;
  /** What is installed, and where: a file, or what is in a folder (which then ends in a slash). */
  readonly files: readonly Mapping[];
}

export interface Mapping {
  readonly from: string;
  readonly to: string;
}

/** Options without a value. */
const FLAGS = new Set(['--force', '--debug']);
/** What our packages do without, or have in one way only. */
const IGNORED = new Set([
  '-s',
  '--deb-compression',
  '--deb-priority',
  '--rpm-compression',
  '--rpm-os',
  '--url',
  '--vendor',
]);
const LISTS = { '-d': 'depends', '--deb-recommends': 'recommends', '--deb-suggests': 'suggests' };
const VALUES = {
  '-t': 'kind',
  '--package': 'file',
  '--name': 'name',
  '--version': 'version',
  '--architecture': 'architecture',
  '--maintainer': 'maintainer',
  '--description': 'description',
  '--rpm-summary': 'summary',
  '--license': 'license',
  '--category': 'category',
  '--after-install': 'afterInstall',
  '--after-remove': 'afterRemove',
};

/**
 * Reads fpm's command line.
 *
 * @throws Error for an option that is not known: a later electron-builder may mean something by it
 */
export function readRequest(args: readonly string[]): FpmRequest {
  const values = new Map<string, string>();
  const lists = { depends: [] as string[], recommends: [] as string[], suggests: [] as string[] };
  const files: Mapping[] = [];
  const rest = [...args];
  for (let option = rest.shift(); option !== undefined; option = rest.shift()) {
    if (FLAGS.has(option)) continue;
    if (!option.startsWith('-')) {
      files.push(readMapping(option));
      continue;
    }
    const value = rest.shift();
    if (value === undefined) throw new Error(`fpm's option ${option} has no value`);
    if (option in LISTS)
      lists[LISTS[option as keyof typeof LISTS] as keyof typeof lists].push(value);
    else if (option in VALUES) values.set(VALUES[option as keyof typeof VALUES], value);
    else if (!IGNORED.has(option)) throw new Error(`fpm's option ${option} is not known`);
  }
  const value = (name: string) => {
    const found = values.get(name);
    if (found === undefined) throw new Error(`fpm was not told the ${name}`);
    return found;
  };
  const kind = value('kind');
  if (kind !== 'deb' && kind !== 'rpm') throw new Error(`there are no packages of ${kind}`);
  const summary = values.get('summary');
  return {
    kind,
    file: value('file'),
    name: value('name'),
    version: value('version'),
    architecture: value('architecture'),
    maintainer: value('maintainer'),
    description:
      summary === undefined ? value('description') : `${summary}\n${value('description')}`,
    license: value('license'),
    category: values.get('category') ?? '',
    ...lists,
    afterInstall: value('afterInstall'),
    afterRemove: value('afterRemove'),
    files,
  };
}

function readMapping(text: string): Mapping {
  const place = text.lastIndexOf('=');
  if (place === -1) throw new Error(`fpm was not told where ${text} goes`);
  return { from: text.slice(0, place), to: text.slice(place + 1) };
}
