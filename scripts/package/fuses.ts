import { flipFuses, FuseV1Options, FuseVersion, getCurrentFuseWire } from '@electron/fuses';

/** A switch in Electron's binary; once that is signed, nobody can turn it unseen. */
export interface Fuse {
  readonly name: keyof typeof FuseV1Options;
  /** In the packaged program. */
  readonly isOn: boolean;
  readonly why: string;
}

/** Those of the packaged program. */
export const FUSES: readonly Fuse[] = [
  {
    name: 'RunAsNode',
    isOn: false,
    why: 'ELECTRON_RUN_AS_NODE would make of the signed program, which the keyring trusts, a Node that runs anything',
  },
  {
    name: 'EnableNodeOptionsEnvironmentVariable',
    isOn: false,
    why: 'NODE_OPTIONS=--require would run a file of somebody else in the main process, beside the token',
  },
  {
    name: 'EnableNodeCliInspectArguments',
    isOn: false,
    why: '--inspect would open the main process, token and all, to whoever reaches the port',
  },
  {
    name: 'EnableCookieEncryption',
    isOn: true,
    why: 'sign-ins keep their cookies in memory; should one ever reach the disk, then not in the clear',
  },
  {
    name: 'EnableEmbeddedAsarIntegrityValidation',
    isOn: true,
    why: 'a changed app.asar in a signed program does not start (macOS and Windows; elsewhere the package manager knows)',
  },
  {
    name: 'OnlyLoadAppFromAsar',
    isOn: true,
    why: 'a folder beside the archive, or named on the command line, would be loaded in its place, unchecked',
  },
  {
    name: 'LoadBrowserProcessSpecificV8Snapshot',
    isOn: false,
    why: 'there is no snapshot of our own, so none is looked for',
  },
  {
    name: 'GrantFileProtocolExtraPrivileges',
    isOn: false,
    why: 'the window comes from app://, and a page of file:// needs no more than a browser gives it',
  },
];

/** The characters that stand for them in the binary. */
const ON = '1'.charCodeAt(0);
const OFF = '0'.charCodeAt(0);

/**
 * Sets the fuses of an Electron.
 * @param path of its executable, which is changed in place
 */
export async function setFuses(path: string, fuses: readonly Fuse[] = FUSES): Promise<void> {
  const wanted = Object.fromEntries(fuses.map(({ name, isOn }) => [FuseV1Options[name], isOn]));
  await flipFuses(path, { version: FuseVersion.V1, resetAdHocDarwinSignature: true, ...wanted });
}

/**
 * The fuses of an Electron that are not as they should be.
 * @param path of its executable
 */
export async function wrongFuses(path: string): Promise<string[]> {
  const wire = await getCurrentFuseWire(path);
  return FUSES.filter(
    ({ name, isOn }) => Number(wire[FuseV1Options[name]]) !== (isOn ? ON : OFF),
  ).map(({ name }) => name);
}
