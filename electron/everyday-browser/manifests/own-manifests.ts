import { lstatSync, readFileSync } from 'node:fs';
import { browserPlaces, type System } from './browser-places';
import { manifestFile, scriptIn } from './manifest';

interface Options extends System {
  /** The native host's own path. */
  script: string;
}

/** A manifest has a few lines. */
const MAX_BYTES = 100_000;

/** The manifests in browsers' folders that name this program's native host; without loading more of it. */
export function ownManifests({ script, ...system }: Options): string[] {
  return browserPlaces(system)
    .flatMap(({ manifests }) => (manifests === null ? [] : [manifestFile(manifests)]))
    .filter((file) => scriptIn(readSmall(file)) === script);
}

function readSmall(file: string): string | null {
  try {
    const found = lstatSync(file);
    return found.isFile() && found.size <= MAX_BYTES ? readFileSync(file, 'utf8') : null;
  } catch {
    return null;
  }
}
