/** What the version of a package says whose Electron comes from a third party. */
const UNOFFICIAL = '-unofficial';

/**
 * The version of a package; by it the packaged program knows that it must refuse real tokens
 * (`electron/connection/environment.ts`).
 * @param version of package.json
 */
export function packageVersion(version: string, { official }: { official: boolean }): string {
  return official ? version : version + UNOFFICIAL;
}

/** The same as Debian and RPM write it: what follows `~` comes before the version itself. */
export const linuxVersion = (version: string) => version.replaceAll('-', '~');
