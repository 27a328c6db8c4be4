/** Another user's program listens where Beeper should; nothing was sent to it. */
export class AnotherUsersListenerError extends Error {
  override name = 'AnotherUsersListenerError';
  constructor() {
    super('Another user’s program listens at this address.');
  }
}

/** Nothing listens at an address of this computer, so that nothing was sent. */
export class NobodyListensError extends Error {
  override name = 'NobodyListensError';
  readonly code = 'ECONNREFUSED';
  constructor() {
    super('Nothing listens at this address.');
  }
}
