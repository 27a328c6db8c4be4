import type { UpdateProblem, UpdatesState, UpdateStage } from '../model/updates';

/** What is said of newer versions, and its buttons. */
export const UPDATES_TEXT = {
  heading: 'Newer versions',
  setting: 'Look for newer versions',
  settingHint: 'Once a day. Nothing is downloaded before you say so.',
  off: 'This Bridgekeeper does not look for newer versions: it was made without an address to look at. You find them where you got this one.',
  looks: 'Bridgekeeper looks for a newer version once a day.',
  looksNot: 'Bridgekeeper looks for a newer version when you ask it to.',
  checking: 'Looking for a newer version.',
  none: 'This is the newest version.',
  look: 'Look now',
  download: 'Download it',
  progress: 'Download of the newer version',
  install: 'Install and restart',
  tryAgain: 'Try again',
  signInEnds: 'A sign-in is under way, and would end with it.',
} as const;

/** What there is to say of an update. `looks`: whether the program looks by itself. */
export function updateText({ way, stage }: UpdatesState, looks: boolean): string {
  if (way === 'off') return UPDATES_TEXT.off;
  switch (stage.kind) {
    case 'idle':
      return looks ? UPDATES_TEXT.looks : UPDATES_TEXT.looksNot;
    case 'checking':
      return UPDATES_TEXT.checking;
    case 'none':
      return UPDATES_TEXT.none;
    case 'available':
      return availableText(way, stage.version);
    case 'downloading':
      return `Bridgekeeper ${stage.version} is on its way. You can go on as usual.`;
    case 'ready':
      return `Bridgekeeper ${stage.version} is here. It takes this one’s place when Bridgekeeper ends, or now if you like.`;
    case 'failed':
      return updateProblemText(stage);
  }
}

function availableText(way: UpdatesState['way'], version: string): string {
  if (way === 'package-manager') {
    return `Bridgekeeper ${version} is there; your system’s package manager brings it.`;
  }
  if (way === 'by-hand') {
    return `Bridgekeeper ${version} is there. You find it where you got this one.`;
  }
  return `Bridgekeeper ${version} is there. It is downloaded when you say so.`;
}

const PROBLEM_TEXT: Record<Exclude<UpdateProblem, 'unfinished'>, string> = {
  unreachable: 'The server for updates was not reached.',
  silent: 'The server for updates stopped answering.',
  'bad-answer': 'The server for updates answered something that is no update.',
  'not-signed':
    'The server for updates offers a version without a signature. It was left alone, as it may be anybody’s.',
  'bad-signature':
    'The server for updates offers a version that Bridgekeeper’s makers did not sign. It was left alone.',
  older: 'The server for updates offers an older version than this one. It was left alone.',
  'no-file': 'There is a newer version, but none of it for this system.',
  'wrong-file':
    'What was downloaded is not the file that Bridgekeeper’s makers signed. It was thrown away.',
  'cut-off': 'The download broke off.',
  disk: 'The newer version could not be written to the disk. Is there room for it, and may Bridgekeeper write where it is kept?',
  unknown: 'The update did not work.',
};

const UNCHANGED = 'Bridgekeeper is as it was.';

/** Why there is no update, and that nothing is lost. */
export function updateProblemText({
  problem,
  version,
}: Extract<UpdateStage, { kind: 'failed' }>): string {
  if (problem === 'unfinished') return unfinishedUpdateText(version ?? '');
  return `${PROBLEM_TEXT[problem]} ${UNCHANGED}`;
}

/** Said at the start after an update that did not get to its end. */
export function unfinishedUpdateText(version: string): string {
  return `The update to Bridgekeeper ${version} did not finish. This is still the version before, and nothing is lost.`;
}
