// The last step of npm run gallery: all pictures that were taken, on one sheet, and the tray's icons.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { looksFor, pictureName } from './looks';
import { FOLDER, writeContactSheet } from './pictures';
import { SERIES } from './series';
import { writeTraySheet } from './tray-sheet';

const taken = new Set(await readdir(FOLDER));
const rows = SERIES.flatMap(({ states }) => states).map((state) => ({
  name: state.name,
  files: looksFor(state)
    .map((look) => pictureName(state.name, look))
    .filter((file) => taken.has(file)),
}));
await writeContactSheet(rows, (file) => readFile(join(FOLDER, file)));
await writeTraySheet();
