/** The one channel that requests travel on, and the one for pushes. */
export const REQUEST_CHANNEL = 'bridgekeeper:request';
export const PUSH_CHANNEL = 'bridgekeeper:push';
