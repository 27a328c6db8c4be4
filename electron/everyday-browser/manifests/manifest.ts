import { join } from 'node:path';
import { EXTENSION_IDENTITY } from '../../../shared/browser-extension/identity';
import type { ManifestKind } from './browser-places';

const DESCRIPTION = 'The way from Bridgekeeper’s extension to Bridgekeeper.';

/** @returns the manifest's path in a browser's folder for them */
export const manifestFile = (folder: string) =>
  join(folder, `${EXTENSION_IDENTITY.nativeHost}.json`);

interface Particulars {
  kind: ManifestKind;
  /** The native host's own path. */
  script: string;
  /** Of our extension, in Chromium's family. */
  chromiumIDs: readonly string[];
}

/** What a browser reads of a native host: whose extension may start which program. */
export function manifestText({ kind, script, chromiumIDs }: Particulars): string {
  // SECURITY: any other extension that stood here could ask for what is handed over to the program.
  const allowed =
    kind === 'firefox'
      ? { allowed_extensions: [EXTENSION_IDENTITY.firefoxID] }
      : { allowed_origins: chromiumIDs.map((id) => `chrome-extension://${id}/`) };
  const manifest = {
    name: EXTENSION_IDENTITY.nativeHost,
    description: DESCRIPTION,
    path: script,
    type: 'stdio',
    ...allowed,
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** The program that a manifest names; null for what is none. */
export function scriptIn(text: string | null): string | null {
  try {
    const { path } = JSON.parse(text ?? '') as { path?: unknown };
    return typeof path === 'string' ? path : null;
  } catch {
    return null;
  }
}
