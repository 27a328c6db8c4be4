/**
 * A request the simulator will not carry out. The API and the control answer it as
 * `{message, code, details?}` with `status`; a caller in the same process sees the message.
 */
export class Refusal extends Error {
  constructor(
    /** HTTP status of the answer. */
    readonly status: number,
    /** Code of the answer, in the style of Matrix: `M_NOT_FOUND`. */
    readonly code: string,
    message: string,
    readonly details?: unknown,
  ) {
    super(message);
    this.name = 'Refusal';
  }
}

/** 404: nothing of this name exists. */
export function notFound(what: string, id: string): Refusal {
  return new Refusal(404, 'M_NOT_FOUND', `${what} ${JSON.stringify(id)} does not exist.`);
}

/** 400: the request is understood but one of its values is not usable. */
export function invalid(message: string): Refusal {
  return new Refusal(400, 'M_INVALID_PARAM', message);
}
