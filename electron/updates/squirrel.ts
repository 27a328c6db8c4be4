import type { EventEmitter } from 'node:events';

/**
 * Hands an update to macOS' Squirrel, and waits until it has taken it: only then is it installed at the
 * program's end. Rejects when it refuses one, as one that is signed otherwise than what runs.
 * (electron-updater says that it is there as soon as Squirrel has begun to read.)
 * @param squirrel Electron's `autoUpdater`
 * @param hand hands it over; what it resolves with is returned
 */
export async function untilTaken<T>(squirrel: EventEmitter, hand: () => Promise<T>): Promise<T> {
  let onTaken = () => {};
  let onRefused = () => {};
  let onError: (error: Error) => void = () => {};
  const taken = new Promise<void>((resolve, reject) => {
    onTaken = resolve;
    onRefused = () => reject(new Error('Squirrel finds no update in it.'));
    onError = reject;
  });
  // It may come before anybody waits for it.
  taken.catch(() => undefined);
  squirrel.once('update-downloaded', onTaken);
  squirrel.once('update-not-available', onRefused);
  squirrel.once('error', onError);
  try {
    const handed = await hand();
    await taken;
    return handed;
  } finally {
    squirrel.removeListener('update-downloaded', onTaken);
    squirrel.removeListener('update-not-available', onRefused);
    squirrel.removeListener('error', onError);
  }
}
