/** What is offered before a sign-in may run out, by a notification and in the account's details. */
export const RENEWAL_TEXT = { renew: 'Renew now' } as const;

/** @param day e.g. "29 November" */
export function mayRunOutText(day: string): string {
  return `This sign-in may run out around ${day}.`;
}
