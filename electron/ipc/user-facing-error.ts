/** A failure whose message is a sentence meant for the owner. */
export class Failure extends Error {
  /** @param code what kind of failure, for the program */
  constructor(
    readonly code: 'failed' | 'not-found',
    sentence: string,
  ) {
    super(sentence);
  }
}
