import { LICENCES_FILE } from '../../electron/about/licences';
import { ICON_SIZES, iconFile, PAGE_FILE, type BrowserFamily } from '../../extension/manifest';

export const MANIFEST = 'manifest.json';
export const PAGE_SCRIPT = PAGE_FILE.replace('.html', '.js');
export const PAGE_STYLES = 'page.css';
export const TOKENS = 'tokens.css';

/** The background's script, which has the version in its name. */
export const BACKGROUND_NAME = /background-\d+\.\d+\.\d+\.js/;

/** The other files of a built extension, in either family. */
export const FILES_OF_EXTENSION: readonly string[] = [
  MANIFEST,
  LICENCES_FILE,
  PAGE_FILE,
  PAGE_SCRIPT,
  PAGE_STYLES,
  TOKENS,
  ...ICON_SIZES.map(iconFile),
];

/** The same, packed. */
export const EXTENSION_ARCHIVES: Record<BrowserFamily, string> = {
  chromium: 'bridgekeeper-chromium.zip',
  firefox: 'bridgekeeper-firefox.xpi',
};
