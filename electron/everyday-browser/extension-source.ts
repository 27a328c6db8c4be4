import { EXTENSION_IDENTITY } from '../../shared/browser-extension/identity';
import { parseURL } from '../../shared/util/parse-url';

/** Where the extension is had from. */
export interface ExtensionSource {
  /** Its page in a store; null where it is in none. */
  storeURL: string | null;
  /** Its IDs in Chromium's family: loaded from a folder, and perhaps a store's. */
  chromiumIDs: readonly string[];
}

type Values = Readonly<Record<string, string | undefined>>;

interface Facts {
  isPackaged: boolean;
  /** Of the build; see `BUILT_IN`. */
  built: Values;
  env: Values;
}

/** Of the build (electron.vite.config.ts); in a unit test there is none. */
declare const BUILT_FOR_EXTENSION: Values | undefined;

/** What the build was made with. */
export const BUILT_IN: Values =
  typeof BUILT_FOR_EXTENSION === 'undefined' ? {} : BUILT_FOR_EXTENSION;

/** What the build names; a program that was started from its source is told by the environment, as in a test. */
export function readExtensionSource({ isPackaged, built, env }: Facts): ExtensionSource {
  // SECURITY: who sets a variable must not be able to say whose extension is handed the step.
  const values = isPackaged ? built : { ...built, ...env };
  const value = (name: string) => values[`BRIDGEKEEPER_EXTENSION_STORE_${name}`]?.trim() ?? '';
  const url = parseURL(value('URL'));
  const { chromiumID } = EXTENSION_IDENTITY;
  return {
    storeURL: url?.protocol === 'https:' ? url.href : null,
    // A store signs with a key of its own, from which another ID follows.
    chromiumIDs: /^[a-p]{32}$/.test(value('ID')) ? [chromiumID, value('ID')] : [chromiumID],
  };
}
