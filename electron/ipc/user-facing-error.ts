import type { RequestError } from '../../shared/ipc/renderer-api';

/** An error whose message is a sentence for the user. */
export class UserFacingError extends Error {
  constructor(
    readonly code: Extract<RequestError['code'], 'failed' | 'not-found' | 'forbidden'>,
    sentence: string,
  ) {
    super(sentence);
  }
}
