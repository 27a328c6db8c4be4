import type { Browser, Permissions } from '../browser/api';
import { REQUIRED_PERMISSIONS } from '../manifest';

/** Of all permissions those that the user gave for a step. */
export function givenPermissions({
  permissions = [],
  origins = [],
}: Partial<Permissions>): Permissions {
  const required: readonly string[] = REQUIRED_PERMISSIONS;
  return { permissions: permissions.filter((name) => !required.includes(name)), origins };
}

/** Gives back all that the user gave. Never rejects. */
export async function giveBackPermissions({ permissions }: Browser): Promise<void> {
  try {
    const given = givenPermissions(await permissions.getAll());
    if (given.permissions.length + given.origins.length > 0) await permissions.remove(given);
  } catch {
    // The extension is being removed, or an administrator holds them.
  }
}
