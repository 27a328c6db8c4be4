import { cp, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { shownExtensionFolder, type ExtensionPlace } from './extension-place';
import { openHostFolder } from './host/host-folder';

const MANIFEST = join('chromium', 'manifest.json');

/** Puts the copy there anew, where browsers load one. Throws when the disk refuses. */
export async function provideExtension(place: ExtensionPlace): Promise<void> {
  const shown = shownExtensionFolder(place);
  if (shown === place.extensionFolder) return;
  await openHostFolder(place.folder);
  const [fresh, old] = [`${shown}.new`, `${shown}.old`];
  const clear = () =>
    Promise.all([fresh, old].map((path) => rm(path, { recursive: true, force: true })));
  await clear();
  await cp(place.extensionFolder, fresh, { recursive: true });
  // A folder takes no other's place; a browser that reads it just then asks again at its next start.
  await rename(shown, old).catch(() => undefined);
  await rename(fresh, shown);
  await clear();
}

/** The same where a copy is there already, and another version's. Throws when the disk refuses. */
export async function refreshExtension(place: ExtensionPlace): Promise<void> {
  const shown = shownExtensionFolder(place);
  if (shown === place.extensionFolder) return;
  const [present, current] = await Promise.all(
    [shown, place.extensionFolder].map((folder) =>
      readFile(join(folder, MANIFEST), 'utf8').catch(() => null),
    ),
  );
  if (present !== null && present !== current) await provideExtension(place);
}
