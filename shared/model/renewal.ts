/**
 * How long the sign-in of an account may last, as far as the cookies say that were sent for it. Times
 * are ms since the epoch.
 */
export interface Renewal {
  accountID: string;
  endsAt: number;
  /** From when on the user is told, and offered to renew it. */
  dueAt: number;
}
