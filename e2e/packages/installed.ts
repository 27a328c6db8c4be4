import { existsSync, lstatSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { BROWSER_FAMILIES } from '../../extension/manifest';
import { EXTENSION_IDENTITY } from '../../shared/browser-extension/identity';
import { IDENTITY } from '../../shared/model/identity';
import { EXTENSION_ARCHIVES, FILES_OF_EXTENSION } from '../../scripts/extension/files';
import { contentProblems } from '../../scripts/package/lock-down';
import { wrongFuses } from '../../scripts/package/fuses';
import { command, must } from './system';

const FOLDER = `/opt/${IDENTITY.name}`;
const ENTRY = `/usr/share/applications/${IDENTITY.desktopFile}`;
const METAINFO = `/usr/share/metainfo/${IDENTITY.appID}.metainfo.xml`;
const SIZES = [16, 22, 24, 32, 48, 64, 96, 128, 256, 512, 1024];

export const EXECUTABLE = join(FOLDER, IDENTITY.command);

/** The keys of the installed desktop entry. */
export function desktopEntry(): ReadonlyMap<string, string> {
  const lines = readFileSync(ENTRY, 'utf8').split('\n');
  return new Map(
    lines
      .filter((line) => line.includes('='))
      .map((line) => {
        const place = line.indexOf('=');
        return [line.slice(0, place), line.slice(place + 1)] as const;
      }),
  );
}

export const EXPECTED_IDENTITY = [
  `executable ${EXECUTABLE}`,
  `icon ${IDENTITY.appID} in ${SIZES.length} sizes`,
  `class ${IDENTITY.name}`,
  `links ${IDENTITY.scheme}`,
  `component ${IDENTITY.appID}`,
  'package of type deb',
].join(', ');

/** What each installed file says of who the program is. */
export function seenIdentity(): string {
  const entry = desktopEntry();
  const icon = entry.get('Icon') ?? '';
  const icons = SIZES.filter((px) =>
    existsSync(`/usr/share/icons/hicolor/${px}x${px}/apps/${icon}.png`),
  );
  const [, component] = /<id>(.*)<\/id>/.exec(readFileSync(METAINFO, 'utf8')) ?? [];
  const [, scheme] = /x-scheme-handler\/([^;]+);/.exec(entry.get('MimeType') ?? '') ?? [];
  return [
    `executable ${realpathSync(`/usr/bin/${IDENTITY.command}`)}`,
    `icon ${icon} in ${icons.length} sizes`,
    `class ${entry.get('StartupWMClass')}`,
    `links ${scheme}`,
    `component ${component}`,
    `package of type ${readFileSync(join(FOLDER, 'resources', 'package-type'), 'utf8')}`,
  ].join(', ');
}

export const EXPECTED_EXTENSION = 'our key, our ID, every file of it, two archives';

/** The extension in the package, as far as who asks may read it. */
export function seenExtension(): string {
  const folder = join(FOLDER, 'resources', 'extension');
  const read = (...path: string[]) => readFileSync(join(folder, ...path));
  const manifest = (family: string) =>
    JSON.parse(read(family, 'manifest.json').toString()) as {
      key?: string;
      background: { service_worker?: string; scripts?: string[] };
      browser_specific_settings?: { gecko: { id: string } };
    };
  const { chromiumKey, firefoxID } = EXTENSION_IDENTITY;
  const hasKey = manifest('chromium').key === chromiumKey;
  const hasID = manifest('firefox').browser_specific_settings?.gecko.id === firefoxID;
  const unread = BROWSER_FAMILIES.flatMap((family) => {
    const { service_worker, scripts = [service_worker ?? ''] } = manifest(family).background;
    const files = [...FILES_OF_EXTENSION, ...scripts];
    return files.filter((file) => read(family, file).length === 0);
  });
  const archives = Object.values(EXTENSION_ARCHIVES).filter((file) => read(file).length > 0);
  return [
    hasKey ? 'our key' : 'another key',
    hasID ? 'our ID' : 'another ID',
    unread.length === 0 ? 'every file of it' : `empty: ${unread.join(' ')}`,
    archives.length === 2 ? 'two archives' : `archives: ${archives.join(' ')}`,
  ].join(', ');
}

/** What desktop-file-validate and AppStream's own check say. */
export function seenValid(): string {
  const entry = command('desktop-file-validate', ENTRY);
  const component = command('appstreamcli', 'validate', '--no-net', METAINFO);
  if (entry.code !== 0 || entry.output !== '') return entry.output;
  return component.code === 0 ? 'both valid' : component.output.replaceAll('\n', ' ');
}

/** The libraries that the executable names, and whether each comes with a package that is named. */
export function seenDepends(name: string): string {
  const needed = [...must('readelf', '-d', EXECUTABLE).matchAll(/NEEDED.*\[(.*)\]/g)].map(
    ([, library]) => library ?? '',
  );
  const depends = must('dpkg-query', '-W', '-f=${Depends}', name).split(/[,|]\s*/);
  const named = new Set(depends.map((one) => one.trim()));
  const unnamed = needed.filter((library) => {
    if (existsSync(join(FOLDER, library))) return false;
    // By its name alone, as /lib is a link to /usr/lib and dpkg knows either.
    const owners = command('dpkg', '-S', `*/${library}`).output.split('\n');
    return !owners.some((line) => named.has(line.split(':', 1)[0] ?? ''));
  });
  return unnamed.length === 0 ? 'every library is named' : `not named: ${unnamed.join(', ')}`;
}

/** The fuses, the content, and who may change any of it. */
export async function seenLocked(): Promise<string> {
  const wrong = [...(await wrongFuses(EXECUTABLE)), ...contentProblems(FOLDER)];
  const writable = must(
    'find',
    FOLDER,
    '!',
    '-user',
    'root',
    '-o',
    '-perm',
    '/022',
    '!',
    '-type',
    'l',
  );
  if (wrong.length > 0 || writable !== '') return [...wrong, writable].join('; ');
  const mode = (lstatSync(join(FOLDER, 'chrome-sandbox')).mode & 0o7777).toString(8);
  return `fuses as listed, files as listed, root’s alone, sandbox helper ${mode}`;
}
