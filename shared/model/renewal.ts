/** How long the sign-in of an account may last, as far as the cookies say that were sent for it. */
export interface Renewal {
  accountID: string;
  /** Ms since the epoch; ahead. */
  endsAt: number;
  /** So near that the user is told, and offered to renew it. */
  isDue: boolean;
}
