import { mkdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { NO_SILENCES } from '../../shared/model/silences';
import { anAccount, aSnapshot } from '../../shared/testing/fixtures';
import { freshFolder } from '../testing/folder';
import { readStatus } from './read-status';
import { createStatusFile } from './status-file';

async function start() {
  const folder = await freshFolder();
  const file = join(folder, 'status.json');
  const sentences: string[] = [];
  let now = Date.UTC(2026, 0, 1);
  const statusFile = createStatusFile({
    file,
    program: '1.2.3',
    pid: 17,
    now: () => (now += 1_000),
    reportToUser: (sentence) => sentences.push(sentence),
  });
  /** What is in the file once everything asked for is written. */
  const written = async () => {
    await statusFile.flush();
    return readFile(file, 'utf8');
  };
  return { folder, file, sentences, statusFile, written };
}

const WELL = aSnapshot({ accounts: [anAccount()] });
const TROUBLED = aSnapshot({ accounts: [anAccount({ status: 'reconnect_required' })] });

describe('createStatusFile', () => {
  it('is one line that only its user can read', async () => {
    const { file, statusFile, written } = await start();
    statusFile.showSnapshot(WELL);
    const text = await written();
    expect(text.split('\n').length).toBe(2);
    expect(JSON.parse(text)).toMatchObject({ version: 1, running: true, pid: 17, overall: 'ok' });
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it('is written when something changes, and not at every look', async () => {
    const { statusFile, written } = await start();
    statusFile.showSnapshot(WELL);
    const first = await written();
    statusFile.showSnapshot({ ...WELL, version: 2, lastCheckedAt: 99_000 });
    statusFile.showSilences(NO_SILENCES);
    expect(await written()).toBe(first);

    statusFile.showSnapshot(TROUBLED);
    expect(await written()).toContain('"overall":"action-required"');
    statusFile.showSilences({ ...NO_SILENCES, quietUntil: 5_000 });
    expect(await written()).toContain('1970-01-01T00:00:05Z');
  });

  it('ends with the newest of many changes at once', async () => {
    const { statusFile, written } = await start();
    for (let round = 0; round < 50; round += 1) {
      statusFile.showSnapshot(WELL);
      statusFile.showSnapshot(TROUBLED);
    }
    await statusFile.close();
    expect(await written()).toContain('"running":false');
  });

  it('never says that the accounts of one connection are those of another', async () => {
    const { statusFile, written } = await start();
    statusFile.showSnapshot(TROUBLED);
    const before = await written();
    statusFile.setDemo(true);
    statusFile.showSilences({ ...NO_SILENCES, quietUntil: 5_000 });
    expect(await written()).toBe(before);
    statusFile.showSnapshot(WELL);
    expect(JSON.parse(await written())).toMatchObject({ demo: true, overall: 'ok' });
  });

  it('says as it ends that nothing is known any more', async () => {
    const { file, statusFile } = await start();
    statusFile.showSnapshot(TROUBLED);
    await statusFile.close();
    statusFile.showSnapshot(WELL);
    await statusFile.flush();
    expect(readStatus(file)).toMatchObject({
      kind: 'read',
      status: { running: false, pid: null, overall: 'not-running', accounts: [] },
    });
  });

  it('replaces a link, and does not write through it', async () => {
    const { folder, file, statusFile, written } = await start();
    const target = join(folder, 'of the user');
    await writeFile(target, 'precious');
    await symlink(target, file);
    statusFile.showSnapshot(WELL);
    expect(await written()).toContain('"running":true');
    expect(await readFile(target, 'utf8')).toBe('precious');
  });

  it('says once that it cannot be written, and goes on trying', async () => {
    const { file, sentences, statusFile, written } = await start();
    await mkdir(join(file, 'in the way'), { recursive: true });
    for (let round = 0; round < 6; round += 1) {
      statusFile.showSnapshot(WELL);
      await statusFile.flush();
    }
    expect(sentences).toEqual([expect.stringContaining('status.json cannot be written')]);
    await rm(file, { recursive: true });
    statusFile.showSnapshot(WELL);
    expect(await written()).toContain('"running":true');
  });
});
