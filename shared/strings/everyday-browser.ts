import type { FoundBrowser } from '../model/everyday-browser';
import { visibleText } from '../util/plain-text';
import { pathInShortLines } from '../util/short-lines';

/** The part of the settings about everyday browsers. */
export const EVERYDAY_SETUP_TEXT = {
  heading: 'Everyday browser',
  intro:
    'Bridgekeeper’s extension hands over a sign-in from the browser you use anyway, when you ask it to. For that, each browser has to know where Bridgekeeper is.',
  setUp: 'Set up…',
  setUpAgain: 'Set up again…',
  remove: 'Remove',
  removeLabel: 'Remove it from your browsers',
  showFolder: 'Show the extension’s folder',
  openStore: 'Get the extension',
  loadHint:
    'Then load the extension from its folder: in Chromium, Chrome, Edge, Brave and Vivaldi under Extensions, with developer mode on and “Load unpacked”; in Firefox under about:debugging, where it stays until Firefox is closed.',
  storeHint: 'Then get the extension, and press its button when Bridgekeeper waits for a sign-in.',
  none: 'No browser was found that Bridgekeeper knows how to reach.',
  unsupported:
    'On Windows this does not work yet: a program with a window cannot be spoken to by a browser there. Paste the sign-in in its place, or use Bridgekeeper’s own browser.',
  found: 'Browsers that were found',
} as const;

/** How a browser stands. */
export function everydayBrowserText({ state, problem }: FoundBrowser): string {
  switch (state) {
    case 'ready':
      return 'Set up.';
    case 'absent':
      return 'Not set up.';
    case 'sandboxed':
      return 'It is installed as a Snap or Flatpak, which keeps its extensions from other programs. Use another browser, or paste the sign-in.';
    case 'failed':
      return `This did not work: ${problem ?? 'the reason is not known'}.`;
  }
}

const NOT_WRITTEN_TEXT: Readonly<Record<string, string>> = {
  EACCES: 'Bridgekeeper may not write into its folder',
  EPERM: 'Bridgekeeper may not write into its folder',
  EROFS: 'its folder is read-only',
  ENOSPC: 'the disk is full',
  EEXIST: 'a file stands in its place. Move that away, then set it up again',
  ENOTDIR: 'a file stands in its place. Move that away, then set it up again',
};

/** Why a browser's file could not be written or removed. @param code as `EACCES` */
export const notWrittenText = (code: string) =>
  NOT_WRITTEN_TEXT[code] ?? `its folder cannot be used (${code})`;

/** What a set-up may say in place of an end. */
export const EVERYDAY_PROBLEM_TEXT = {
  notConfirmed: 'You did not confirm it, so nothing has changed.',
  noBrowser: 'No browser was found that Bridgekeeper knows how to reach.',
  onlySandboxed: (names: readonly string[]) =>
    `Bridgekeeper cannot be reached from ${names.join(', ')}: a Snap or Flatpak keeps its extensions from other programs. Use another browser, or paste the sign-in.`,
  noneWritten: (browsers: readonly { name: string; folder: string; problem: string }[]) =>
    `No browser was set up. ${browsers.map(({ name, folder, problem }) => `${name}’s folder ${folder} cannot be written: ${problem}.`).join(' ')}`,
  notStored: (reason: string) => `Bridgekeeper’s own folder cannot be written: ${reason}`,
  notListening: (reason: string) =>
    `Your everyday browser cannot reach Bridgekeeper now: ${reason}. You can still sign in here, or paste the sign-in.`,
  folderNotOpened: (folder: string) =>
    `The folder did not open. You find the extension at ${folder}.`,
  noStore: 'The extension is in no store yet. Load it from its folder.',
  storeNotOpened: 'No browser opened. Try it once more.',
} as const;

/** Whose files are replaced; nothing where there are none. */
function replacedText(replaced: readonly { file: string; program: string }[]): string {
  if (replaced.length === 0) return '';
  const lines = replaced.map(
    ({ file, program }) =>
      `${pathInShortLines(file)}\nis of ${pathInShortLines(visibleText(program).replaceAll('\n', ' '))}`,
  );
  return `\n\nAnother Bridgekeeper has been set up there. These files are replaced, and the extension will not reach it any more:\n\n${lines.join('\n\n')}`;
}

/** The dialog that asks before the browsers are told where the program is. */
export const CONFIRM_EVERYDAY_TEXT = {
  title: 'Bridgekeeper',
  question: 'Let Bridgekeeper’s extension reach it from these browsers?',
  yes: 'Set them up',
  no: 'Cancel',
  detail: (
    names: readonly string[],
    files: readonly string[],
    replaced: readonly { file: string; program: string }[],
  ) =>
    `${names.join(', ')}\n\nFor each, one small file is written that says where Bridgekeeper is; it counts for Bridgekeeper’s extension alone:\n\n${files.map(pathInShortLines).join('\n\n')}${replacedText(replaced)}\n\nYou can remove them in the settings. If you did not ask for this just now, cancel.`,
} as const;

/** What is said to the extension, and through it to its user. */
export const EVERYDAY_HOST_TEXT = {
  noPerl: 'Perl is missing on this computer. Install the package “perl-base” or “perl”.',
  extensionTooOld:
    'This extension is older than Bridgekeeper. Load it again from Bridgekeeper’s folder, or update it in your browser.',
  programTooOld: 'This extension is newer than Bridgekeeper. Update Bridgekeeper.',
  unknownBrowser:
    'Bridgekeeper does not know this browser. Use Chromium, Chrome, Edge, Brave, Vivaldi or Firefox, or paste the sign-in in Bridgekeeper.',
  tooMany:
    'Too many browsers ask at once. Close those that you do not sign in with, then try again.',
  tooLarge: 'There is too much to hand over. Sign in with Beeper Desktop instead.',
  programEnded:
    'Bridgekeeper was closed. To sign in, start it again and begin the sign-in there once more.',
  elsewhere: (browser: string) => `${browser} has handed this sign-in over.`,
} as const;

/** Names of browsers that a system installs within walls. */
export const sandboxedName = (name: string, by: 'Snap' | 'Flatpak') => `${name} (${by})`;
