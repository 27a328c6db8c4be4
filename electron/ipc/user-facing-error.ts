/** A failure whose message is a sentence meant for the user. */
export class UserFacingError extends Error {
  /** @param code what kind of failure, for the program */
  constructor(
    readonly code: 'failed' | 'not-found',
    sentence: string,
  ) {
    super(sentence);
  }
}
