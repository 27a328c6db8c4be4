import { BROWSER_FAMILIES } from '../../extension/manifest';
import { BACKGROUND_NAME, EXTENSION_ARCHIVES, FILES_OF_EXTENSION } from '../extension/files';

/**
 * What goes into the archive, as electron-builder selects it. Everything is bundled: there are no
 * node_modules.
 */
export const ARCHIVED = [
  'package.json',
  'out/main/**',
  'out/preload/**',
  'out/renderer/**',
  'resources/app/*.png',
];

/** The tray's icons, which differ by system. */
export const ARCHIVED_FOR = {
  linux: ['resources/tray/linux/*.png'],
  mac: ['resources/tray/mac/*.png'],
  win: ['resources/app/icon.ico', 'resources/tray/win/*.ico'],
} as const;

/** Where the built extension lies, folders and archives alike. */
export const EXTENSION = 'out/extension';

/** What a file of the archive may be called; whatever else is there was not meant to be. */
const ALLOWED_IN_ARCHIVE: readonly RegExp[] = [
  /^package\.json$/,
  /^out\/(?:main|preload|renderer)\/licences\.json$/,
  /^out\/main\/main\.js$/,
  /^out\/main\/chunks\/[\w.-]+\.js$/,
  /^out\/preload\/preload\.cjs$/,
  /^out\/renderer\/index\.html$/,
  /^out\/renderer\/assets\/[\w.-]+\.(?:js|css|png|svg|woff2)$/,
  /^resources\/app\/icon(?:-64|-128)?\.png$/,
  /^resources\/tray\/(?:linux|mac)\/[\w@.-]+\.png$/,
];

/** Each of them, as what browsers load is no place for anything else. */
const EXTENSION_FILES: readonly RegExp[] = [
  ...BROWSER_FAMILIES.flatMap((family) =>
    FILES_OF_EXTENSION.map((file) => exactly(`resources/extension/${family}/${file}`)),
  ),
  ...BROWSER_FAMILIES.map(
    (family) => new RegExp(`^resources/extension/${family}/${BACKGROUND_NAME.source}$`),
  ),
  ...Object.values(EXTENSION_ARCHIVES).map((file) => exactly(`resources/extension/${file}`)),
];

/** Beside the archive, on Linux: Electron's own files and its licences, and what is ours by name. */
const ALLOWED_BESIDE: readonly RegExp[] = [
  ...EXTENSION_FILES,
  /^bridgekeeper$/,
  /^chrome-sandbox$/,
  /^chrome_crashpad_handler$/,
  /^chrome_(?:100|200)_percent\.pak$/,
  /^icudtl\.dat$/,
  /^lib(?:EGL|GLESv2|ffmpeg|vk_swiftshader)\.so$/,
  /^libvulkan\.so\.1$/,
  /^LICENSE\.electron\.txt$/,
  /^LICENSES\.chromium\.html$/,
  /^locales\/[\w-]+\.pak$/,
  /^resources\.pak$/,
  /^(?:snapshot_blob|v8_context_snapshot)\.bin$/,
  /^vk_swiftshader_icd\.json$/,
  /^resources\/app\.asar$/,
];

/** What a deb and an rpm have besides. */
const ALLOWED_IN_PACKAGES: readonly RegExp[] = [
  /^resources\/apparmor-profile$/,
  /^resources\/package-type$/,
];

/** The files of an archive, or beside it on Linux, that are on no list. */
export const notAllowed = {
  inArchive: (files: readonly string[]) => without(files, ALLOWED_IN_ARCHIVE),
  beside: (files: readonly string[]) => without(files, [...ALLOWED_BESIDE, ...ALLOWED_IN_PACKAGES]),
};

/** The lists' entries that no file answers to: something is missing, or the list is too long. */
export const missing = {
  inArchive: (files: readonly string[]) => unused(files, ALLOWED_IN_ARCHIVE),
  beside: (files: readonly string[]) => unused(files, ALLOWED_BESIDE),
};

const without = (files: readonly string[], allowed: readonly RegExp[]) =>
  files.filter((file) => !allowed.some((pattern) => pattern.test(file)));

const unused = (files: readonly string[], allowed: readonly RegExp[]) =>
  allowed.filter((pattern) => !files.some((file) => pattern.test(file))).map(String);

function exactly(path: string): RegExp {
  return new RegExp(`^${path.replaceAll('.', '\\.')}$`);
}
