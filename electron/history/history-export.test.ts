import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { freshFolder } from '../testing/folder';
import { exportedHistory } from './history-export';
import { createSaveExport } from './save-export.electron';
import { aChange, aDecision, aSignIn } from './testing/entries';

const AT = Date.UTC(2026, 4, 3, 14);
const ENTRIES = [
  aSignIn(AT + 2),
  aChange(AT, 'reconnect_required', {
    displayName: '=HYPERLINK("http://evil")',
    from: 'connected',
    statusText: 'Line one,\nline "two"',
    isInexact: true,
  }),
  aDecision(AT + 1, 'keeps-dropping', { told: true, count: 4 }),
];

describe('the history for other programs', () => {
  it('is a table that no spreadsheet takes for formulas', () => {
    expect(exportedHistory('csv', ENTRIES, [])).toBe(
      [
        '\uFEFFtime,exact,accountID,network,displayName,kind,from,to,statusText,told,reason,refusal,count',
        `2026-05-03T14:00:00.000Z,false,alice,WhatsApp,"'=HYPERLINK(""http://evil"")",status,connected,reconnect_required,"Line one,\nline ""two""",,,,`,
        '2026-05-03T14:00:00.001Z,true,alice,,,decision,,,,true,keeps-dropping,,4',
        '2026-05-03T14:00:00.002Z,true,alice,WhatsApp,Alice,signed-in,,,,,,,',
        '',
      ].join('\r\n'),
    );
  });

  it('is JSON with all that is known, and when somebody watched', () => {
    const text = exportedHistory('json', ENTRIES, [{ from: AT, until: AT + 60_000 }]);
    const { at: _at, ...decision } = ENTRIES[2] ?? {};
    expect(JSON.parse(text)).toMatchObject({
      version: 1,
      watched: [{ from: '2026-05-03T14:00:00.000Z', until: '2026-05-03T14:01:00.000Z' }],
      entries: [
        { time: '2026-05-03T14:00:00.000Z', isInexact: true },
        { time: '2026-05-03T14:00:00.001Z', ...decision },
        { time: '2026-05-03T14:00:00.002Z', kind: 'signed-in' },
      ],
    });
  });
});

/** The dialog is the system's: the e2e test answers it in the real program. */
describe('saving it', () => {
  const saving = (filePath: string, canceled = false) =>
    createSaveExport({
      app: { getPath: () => '/documents' },
      dialog: { showSaveDialog: (() => Promise.resolve({ canceled, filePath })) as never },
    })('csv', 'history', () => 'text');

  it('writes where the user chose, and nowhere when they cancelled', async () => {
    const file = join(await freshFolder(), 'chosen.csv');
    expect(await saving(file, true)).toBe(false);
    await expect(readFile(file)).rejects.toThrow('ENOENT');
    expect(await saving(file)).toBe(true);
    expect(await readFile(file, 'utf8')).toBe('text');
  });

  it('says what the disk says when it refuses', async () => {
    await expect(saving(join(await freshFolder(), 'no', 'such', 'folder'))).rejects.toThrow(
      /^The history could not be saved there: ENOENT/,
    );
  });
});
