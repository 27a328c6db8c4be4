import { IDENTITY } from '../../../shared/model/identity';

const MODEL = `Software\\Classes\\AppUserModelId\\${IDENTITY.appID}`;
const ACTIVATOR = `Software\\Classes\\CLSID\\${IDENTITY.toastActivator}`;
const SCHEME = `Software\\Classes\\${IDENTITY.scheme}`;
const CURRENT_VERSION = 'Software\\Microsoft\\Windows\\CurrentVersion';
/** Where Electron, and then the user, keep whether the program starts at login. */
const LOGIN_ITEMS = [
  `${CURRENT_VERSION}\\Run`,
  `${CURRENT_VERSION}\\Explorer\\StartupApproved\\Run`,
];
const PROGRAM = '"$INSTDIR\\${APP_EXECUTABLE_FILENAME}"';

const write = (key: string, name: string, value: string) =>
  `  WriteRegStr HKCU "${key}" "${name}" '${value}'`;

/**
 * What the installer does besides electron-builder's own script, which gives the shortcut the app user
 * model ID: whose notifications these are, by which class Windows starts the program for a click on
 * one, and the links. The program registers the same when it runs; without the installer they would
 * not work before its first start, nor go with it.
 * @returns an NSIS include
 */
export function installerScript(): string {
  return `${[
    '!macro customInstall',
    write(MODEL, 'DisplayName', IDENTITY.name),
    write(MODEL, 'CustomActivator', IDENTITY.toastActivator),
    write(`${ACTIVATOR}\\LocalServer32`, '', PROGRAM),
    write(SCHEME, '', `URL:${IDENTITY.scheme}`),
    write(SCHEME, 'URL Protocol', ''),
    write(`${SCHEME}\\shell\\open\\command`, '', `${PROGRAM} "%1"`),
    '!macroend',
    '',
    '!macro customUnInstall',
    '  # An update takes the old version away first, and keeps what the user has set.',
    '  ${ifNot} ${isUpdated}',
    ...[MODEL, ACTIVATOR, SCHEME].map((key) => `    DeleteRegKey HKCU "${key}"`),
    ...LOGIN_ITEMS.map((key) => `    DeleteRegValue HKCU "${key}" "${IDENTITY.appID}"`),
    '  ${endIf}',
    '!macroend',
  ].join('\n')}\n`;
}
