import { readdir } from 'node:fs/promises';
import { expecting, saw, selected } from '../trial';
import { FILES, test } from './writer/fixtures';
import type { KindName } from './writer/kinds';
import { runWriter } from './writer/writer';

const WRITES = 4;
const REFUSALS = 3;
/** The settings are written value by value: two each time, and first the version. */
const PER_WRITE = { settings: 2, vault: 1, history: 1, alerts: 1, status: 1 };
const refusalsOf = (kind: KindName) =>
  REFUSALS * (WRITES * PER_WRITE[kind] + (kind === 'settings' ? 1 : 0));
/** More than anyone waits for. */
const FOR_EVER = 1_000_000;

// Windows cannot run here: what it answers while a scanner has a file open is put in the disk's place.
for (const [kind, file] of Object.entries(FILES) as [KindName, string][]) {
  for (const code of ['EPERM', 'EBUSY'] as const) {
    const details = kind === 'history' && code === 'EBUSY' ? selected : expecting;
    test(
      `each write of ${file} is refused three times with ${code}`,
      details(
        `4 writes, ${refusalsOf(kind)} refusals; said: nothing; found again: 4; left: ${file}`,
      ),
      async ({ folder, writer: program }) => {
        const refuse = { code, times: REFUSALS };
        const run = await runWriter({ program, kind, folder, writes: WRITES, refuse });
        const after = await runWriter({ program, kind, folder });
        const said = run.problems.join('; ') || 'nothing';
        const wrote = `${run.acknowledged} writes, ${run.refusals} refusals`;
        const left = (await readdir(folder)).join();
        saw(`${wrote}; said: ${said}; found again: ${after.found}; left: ${left}`);
      },
    );
  }
}

test(
  'the alerts are never let go: the last good ones stay, and it is said once',
  expecting('said: 1 time, that it cannot be written; found again: 4; left: alerts.json'),
  async ({ folder, writer: program }) => {
    const kind = 'alerts';
    await runWriter({ program, kind, folder, writes: WRITES });
    const refuse = { code: 'EPERM', times: FOR_EVER } as const;
    const { problems } = await runWriter({ program, kind, folder, writes: 2, refuse });
    const after = await runWriter({ program, kind, folder });
    const [said = ''] = problems;
    const what = said.includes('cannot be written') ? 'that it cannot be written' : said;
    const times = `${problems.length} time`;
    const left = (await readdir(folder)).join();
    saw(`said: ${times}, ${what}; found again: ${after.found}; left: ${left}`);
  },
);
