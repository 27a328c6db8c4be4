import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { build, type InlineConfig } from 'vite';
import {
  backgroundFile,
  BROWSER_FAMILIES,
  ICON_SIZES,
  PAGE_FILE,
  iconFile,
  manifestFor,
} from '../../extension/manifest';
import { LICENCES_FILE, mergeLicences } from '../../electron/about/licences';
import { oneByte } from '../build/one-byte';
import { RESOURCES } from '../icons/catalogue';
import { render } from '../icons/render';
import { licences } from '../licences/plugin';
import { archiveOf } from './archive';
import { EXTENSION_ARCHIVES, PAGE_SCRIPT, PAGE_STYLES, TOKENS, MANIFEST } from './files';

/** The oldest browsers that the manifest lets it into. */
const TARGETS = ['chrome135', 'firefox153'];

/** The files of an extension, by their paths in it, with forward slashes. */
export type ExtensionFiles = Record<string, Uint8Array>;

/**
 * Builds the browser extension: a folder for each family of browsers that can be loaded as it is, and
 * an archive beside it. The same sources give the same bytes.
 *
 * @param root the project's folder
 * @param folder where to; what was there before goes
 */
export async function buildExtension(root: string, folder: string): Promise<void> {
  const version = await versionIn(root);
  const common: ExtensionFiles = {
    ...(await scripts(root, version)),
    ...(await pageFiles(root)),
    ...(await icons()),
  };
  await rm(folder, { recursive: true, force: true });
  for (const family of BROWSER_FAMILIES) {
    const manifest = `${JSON.stringify(manifestFor(family, version), null, 2)}\n`;
    const files = { ...common, [MANIFEST]: Buffer.from(manifest) };
    for (const [path, bytes] of Object.entries(files)) {
      const file = join(folder, family, path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, bytes);
    }
    await writeFile(join(folder, EXTENSION_ARCHIVES[family]), archiveOf(files));
  }
}

async function versionIn(root: string): Promise<string> {
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
    version: string;
  };
  return version;
}

/** Each is one file, with all that it needs: an extension loads nothing from elsewhere. */
async function scripts(root: string, version: string): Promise<ExtensionFiles> {
  const background = await bundle(root, 'extension/background/main.ts', backgroundFile(version));
  const page = await bundle(root, 'extension/page/main.ts', PAGE_SCRIPT);
  const named = [background, page].map((files) => String(files[LICENCES_FILE]));
  const licences = `${JSON.stringify(mergeLicences(named), null, 2)}\n`;
  return { ...background, ...page, [LICENCES_FILE]: Buffer.from(licences) };
}

async function bundle(root: string, input: string, name: string): Promise<ExtensionFiles> {
  const config: InlineConfig = {
    root,
    configFile: false,
    logLevel: 'warn',
    plugins: [licences(root), oneByte()],
    build: {
      target: TARGETS,
      write: false,
      minify: true,
      modulePreload: false,
      rollupOptions: {
        input: join(root, input),
        output: { format: 'iife', entryFileNames: name },
      },
    },
  };
  const built = await build(config);
  if (Array.isArray(built) || !('output' in built)) throw new Error(`${input} is not one bundle.`);
  const files = built.output.map(
    (part) =>
      [part.fileName, Buffer.from(part.type === 'chunk' ? part.code : part.source)] as const,
  );
  return Object.fromEntries(files);
}

async function pageFiles(root: string): Promise<ExtensionFiles> {
  return {
    [PAGE_FILE]: await readFile(join(root, 'extension', 'page', 'page.html')),
    [PAGE_STYLES]: await readFile(join(root, 'extension', 'page', PAGE_STYLES)),
    // The program's own colours and measures.
    [TOKENS]: await readFile(join(root, 'renderer', 'styles', TOKENS)),
  };
}

async function icons(): Promise<ExtensionFiles> {
  const source = await readFile(join(RESOURCES, 'app', 'icon.svg'), 'utf8');
  return Object.fromEntries(
    ICON_SIZES.map((size) => [iconFile(size), render(source, size).asPng()]),
  );
}
