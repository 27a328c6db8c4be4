import type { UpdateProblem } from '../../shared/model/updates';

/** Why there is no update. The message is for the log: it holds no address and no path. */
export class UpdateError extends Error {
  constructor(
    readonly problem: UpdateProblem,
    detail: string,
  ) {
    super(detail);
  }
}

/** Of the system's errors, those that speak of the disk. */
const DISK = new Set([
  'EACCES',
  'EBUSY',
  'EDQUOT',
  'EEXIST',
  'EFBIG',
  'EIO',
  'EISDIR',
  'ENOENT',
  'ENOSPC',
  'ENOTDIR',
  'EPERM',
  'EROFS',
]);

/** Whatever was thrown, with its place among the problems. */
export function toUpdateError(error: unknown): UpdateError {
  if (error instanceof UpdateError) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (DISK.has(code)) return new UpdateError('disk', code);
  // Of electron-updater, on Windows: the installer's own signature is not its publisher's.
  if (code === 'ERR_UPDATER_INVALID_SIGNATURE') return new UpdateError('wrong-file', code);
  return new UpdateError('unknown', code || (error instanceof Error ? error.name : 'no error'));
}
