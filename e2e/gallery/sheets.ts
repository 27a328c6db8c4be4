// The last step of npm run gallery: all pictures that were taken, on one sheet, and the tray's icons.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ACCOUNT_STATES } from './account-states';
import { LOGIN_STATES } from './login-states';
import { looksFor, pictureName } from './looks';
import { FOLDER, writeContactSheet } from './pictures';
import { DEMO_STATES, NEWCOMER_STATES } from './start-states';
import { writeTraySheet } from './tray-sheet';

const STATES = [...NEWCOMER_STATES, ...ACCOUNT_STATES, ...LOGIN_STATES, ...DEMO_STATES];

const taken = new Set(await readdir(FOLDER));
const rows = STATES.map((state) => ({
  name: state.name,
  files: looksFor(state)
    .map((look) => pictureName(state.name, look))
    .filter((file) => taken.has(file)),
}));
await writeContactSheet(rows, (file) => readFile(join(FOLDER, file)));
await writeTraySheet();
