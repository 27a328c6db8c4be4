import { copyFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { problem } from '../../scripts/lib/steps.mjs';
import { fromHere, type Pictures, type Screen } from './pictures';

interface Failure {
  readonly error: unknown;
  readonly pictures: Pictures;
  /** Where it happened; `undefined` when there was no screen yet. */
  readonly screen: Screen | undefined;
  /** The program's log, which may not be there. */
  readonly log: string;
}

/**
 * Keeps what explains a failure beside the pictures: the screen at that moment and the program's log,
 * as far as there are any.
 *
 * @returns the failure in plain words, for the person at the terminal.
 */
export async function explainFailure({ error, pictures, screen, log }: Failure) {
  const copy = join(pictures.folder, basename(log));
  const kept = await Promise.all([
    screen && pictures.take(screen, 'failed').catch(nothing),
    copyFile(log, copy).then(() => copy, nothing),
  ]);
  const what = error instanceof Error ? error.message : String(error);
  const files = kept.filter((file) => file !== undefined).map(fromHere);
  return problem(
    `The tour could not go on. ${what}`,
    files.length > 0
      ? `Look at what it left: ${files.join(', ')}`
      : 'Put that right and take the tour again: npm run tour',
  );
}

const nothing = () => undefined;
