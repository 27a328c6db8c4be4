/** What the details of an account offer before its sign-in may run out. */
export const RENEWAL_TEXT = { renew: 'Renew now' } as const;

/** @param day e.g. "29 November" */
export function mayRunOutText(day: string): string {
  return `This sign-in may run out around ${day}.`;
}
