/** Why a request of the window's was refused. */
export const REQUEST_TEXT = {
  notAllowed: 'Not allowed.',
  unknown: 'There is no such request.',
  failed:
    'That did not work. Try again. If it still does not, the log says more (About Bridgekeeper).',
} as const;

export function badInputText(name: string): string {
  return `The request ${name} does not fit.`;
}
