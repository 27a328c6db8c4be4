// npm run tour, once all it needs is in place: shows the program at work and leaves pictures of it.
import { mkdtempSync, rmSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { print, script } from '../../scripts/lib/steps.mjs';
import { fromHere, openPictures } from './pictures';
import { onStage } from './stage';
import { playTour } from './tour';

/** Everything this run writes besides its pictures; gone with it, whatever ends it. */
const folder = mkdtempSync(join(tmpdir(), 'bridgekeeper-tour-'));
process.env['TMPDIR'] = folder;
process.once('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

// What was started ends when this process exits, and a signal alone is no exit.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => process.exit(128 + constants.signals[signal]));
}

await script(async () => {
  const pictures = await openPictures();
  await onStage(pictures, folder, playTour);
  print(`\nThat was the tour. Its pictures are in ${fromHere(pictures.folder)}/`);
  return 0;
});
// Even if a part could not be ended in order: nothing stays behind.
process.exit();
