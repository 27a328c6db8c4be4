import type { Answer } from '../answer';

/** A mistake that OAuth has a word for. */
export class OAuthError extends Error {
  constructor(
    /** As the RFC spells it: `invalid_grant`. */
    readonly error: string,
    /** For people; only the characters RFC 6749 (5.2) allows, so no quotes. */
    description: string,
    readonly status = 400,
  ) {
    super(description);
    this.name = 'OAuthError';
  }
}

/** What `answer` hands back; an `OAuthError` it throws becomes `{error, error_description}`. */
export function answered(answer: () => Answer): Answer {
  try {
    return answer();
  } catch (error) {
    if (!(error instanceof OAuthError)) throw error;
    return {
      status: error.status,
      headers: NOT_STORED,
      body: { error: error.error, error_description: error.message },
    };
  }
}

/** For every answer that holds a secret or belongs to one exchange (RFC 6749, 5.1). */
export const NOT_STORED = { 'cache-control': 'no-store' } as const;
