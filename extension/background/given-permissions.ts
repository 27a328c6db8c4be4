import type { Browser, Permissions } from '../browser/api';

/** Of all permissions those that the user gave for a step: what the manifest has as optional. */
export function givenPermissions(
  { permissions = [], origins = [] }: Partial<Permissions>,
  optional: readonly string[],
): Permissions {
  return { permissions: permissions.filter((name) => optional.includes(name)), origins };
}

/** Gives back all that the user gave. Never rejects. */
export async function giveBackPermissions({ permissions, runtime }: Browser): Promise<void> {
  try {
    const { optional_permissions: optional = [] } = runtime.getManifest();
    const given = givenPermissions(await permissions.getAll(), optional);
    if (given.permissions.length + given.origins.length > 0) await permissions.remove(given);
  } catch {
    // The extension is being removed, or an administrator holds them.
  }
}
