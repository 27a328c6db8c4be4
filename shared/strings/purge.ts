import { quoted } from './quote';

/** How to remove what Bridgekeeper keeps of its user, with what the exit code means. */
export const PURGE_USAGE = `Usage: bridgekeeper --purge-data [--yes]

Removes what Bridgekeeper keeps for you on this computer: settings, the token, history, logs, its start
at login, and what it told your browsers. Without --yes it only says what that is. It ends with
  0  it is removed, or there was nothing
  1  something could not be removed
  2  nothing was removed, as --yes is missing
  3  nothing was removed, as Bridgekeeper is running
`;

/** Said when the command line asks for something else besides. */
export function unknownPurgeArgumentText(argument: string): string {
  return `Bridgekeeper does not know ${quoted(argument)} together with --purge-data.\n\n${PURGE_USAGE}`;
}

const list = (paths: readonly string[]) => paths.map((path) => `  ${path}\n`).join('');

export const PURGE_TEXT = {
  nothing: 'Bridgekeeper keeps nothing for you on this computer.\n',
  running: 'Bridgekeeper is running. Quit it first; nothing was removed.\n',
  wouldRemove: (paths: readonly string[]) =>
    `This would remove, with all that is in it:\n${list(paths)}\nNothing was removed. If that is what you want: bridgekeeper --purge-data --yes\n`,
  removed: (paths: readonly string[]) =>
    `Removed:\n${list(paths)}\nIf a token was kept, Beeper may still know it: end it there, in Settings → Developers → Approved connections.\n`,
  notRemoved: (path: string, reason: string) => `${path} could not be removed: ${reason}\n`,
  notOurs: (folder: string) =>
    `${folder} is not Bridgekeeper’s own folder and may hold other things; nothing was removed. If it is for Bridgekeeper alone, delete it yourself.\n`,
} as const;
