import { execFileSync } from 'node:child_process';
import { readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import type { ProgramStatus } from '../../shared/model/program-status';
import { eventually } from '../desktop/wait';
import { SIGNAL, test, WHATSAPP } from '../program';
import { askStatus } from './ask';

async function readStatusFile(userDataDir: string): Promise<ProgramStatus> {
  return JSON.parse(await readFile(join(userDataDir, 'status.json'), 'utf8')) as ProgramStatus;
}

/** Waits until the file says that everything stands like this. */
const saysOverall = (userDataDir: string, overall: ProgramStatus['overall']) =>
  eventually({
    what: `a status.json that says ${overall}`,
    read: () => readStatusFile(userDataDir).catch(() => null),
    until: (status) => status?.overall === overall,
    show: (status) => JSON.stringify(status),
  });

test('the file follows every change, and holds no secret', async ({
  simulator,
  startWatching,
  userDataDir,
}) => {
  const program = await startWatching();
  const well = await saysOverall(userDataDir, 'ok');
  expect(well).toMatchObject({ version: 1, running: true, pid: program.pid, demo: false });
  expect((await stat(join(userDataDir, 'status.json'))).mode & 0o777).toBe(0o600);
  await program.poll();
  expect(await readStatusFile(userDataDir)).toEqual(well);

  await program.setStatus(WHATSAPP, 'reconnect_required', 'words of the bridge');
  const inNeed = await saysOverall(userDataDir, 'action-required');
  expect(inNeed?.accounts[0]).toMatchObject({
    accountID: WHATSAPP,
    network: 'WhatsApp',
    status: 'reconnect_required',
    needsUser: true,
    silenced: null,
  });
  const text = await readFile(join(userDataDir, 'status.json'), 'utf8');
  for (const secret of [simulator.token, simulator.url, 'words of the bridge']) {
    expect(text).not.toContain(secret);
  }

  await program.setStatus(WHATSAPP, 'connected');
  await program.setStatus(SIGNAL, 'disconnected');
  expect((await readStatusFile(userDataDir)).overall).toBe('ok');
  await program.pass(180_000);
  await saysOverall(userDataDir, 'disconnected');

  await program.quit();
  expect(await readStatusFile(userDataDir)).toMatchObject({
    running: false,
    pid: null,
    overall: 'not-running',
  });
  expect((await readdir(userDataDir)).filter((name) => name.startsWith('status.json'))).toEqual([
    'status.json',
  ]);
});

test('--status says how everything stands by text and exit code, with no window and no second program', async ({
  simulator,
  startWatching,
  userDataDir,
}) => {
  const program = await startWatching();
  await saysOverall(userDataDir, 'ok');
  expect(await askStatus(program)).toEqual({ code: 0, lines: ['All accounts are well'] });

  await program.setStatus(WHATSAPP, 'reconnect_required');
  await saysOverall(userDataDir, 'action-required');
  const inNeed = await askStatus(program);
  expect(inNeed.code).toBe(1);
  expect(inNeed.lines[1]).toMatch(/^WhatsApp \(.+\): Needs you to sign in again$/);

  const json = await askStatus(program, '--json');
  expect(json.code).toBe(1);
  expect(JSON.parse(json.lines.join('\n'))).toEqual(await readStatusFile(userDataDir));

  // As from a script of cron, or over a network.
  const blind = await program.startSecond(['--status'], {
    DISPLAY: '',
    DBUS_SESSION_BUS_ADDRESS: '',
  });
  expect(blind.code).toBe(1);
  expect(blind.output).toContain('An account needs you\n');

  // Waybar hides a module whose program ends with another code.
  const waybar = await askStatus(program, '--waybar');
  expect([waybar.code, waybar.lines.length]).toEqual([0, 1]);
  expect(JSON.parse(waybar.lines.join())).toMatchObject({
    text: '1 needs you',
    alt: 'action-required',
    class: ['action-required'],
    tooltip: expect.stringContaining('WhatsApp'),
  });

  simulator.control.addFault({ kind: 'status', status: 503 });
  await program.poll();
  await saysOverall(userDataDir, 'beeper-unreachable');
  expect((await askStatus(program)).code).toBe(2);

  expect(await program.windows()).toEqual({ count: 0, visible: 0 });
  expect((await program.log()).split(' started').length).toBe(2);

  await program.quit();
  expect(await askStatus(program)).toEqual({ code: 3, lines: ['Bridgekeeper is not running'] });
  expect((await askStatus(program, '--waybar')).lines.join()).toContain('"alt":"not-running"');
});

test('--status is 2 while nothing is connected, and 3 after a crash, whatever the file says', async ({
  startProgram,
  userDataDir,
}) => {
  const program = await startProgram({ env: { BEEPER_ACCESS_TOKEN: '' } });
  await saysOverall(userDataDir, 'not-connected');
  expect(await askStatus(program)).toEqual({
    code: 2,
    lines: ['Bridgekeeper is not connected to Beeper yet'],
  });

  process.kill(program.pid, 'SIGKILL');
  await program.stop();
  expect(await readStatusFile(userDataDir)).toMatchObject({ running: true, pid: program.pid });
  expect((await askStatus(program, '--json')).code).toBe(3);
});

test('--status does not believe, hang on or start anything for what stands in place of its file', async ({
  startProgram,
  userDataDir,
}) => {
  const program = await startProgram();
  await saysOverall(userDataDir, 'ok');
  const file = join(userDataDir, 'status.json');
  const whole = await readFile(file, 'utf8');
  const real = join(userDataDir, 'real');
  await writeFile(real, whole);

  const places: [what: string, place: () => Promise<void> | void][] = [
    ['a torn file', () => writeFile(file, whole.slice(0, 100))],
    ['no JSON', () => writeFile(file, '\u0000\u0001')],
    ['a newer one', () => writeFile(file, '{"version":2}')],
    ['one of another run', () => writeFile(file, whole.replace(`${program.pid}`, '1'))],
    ['none', () => undefined],
    ['a pipe', () => void execFileSync('mkfifo', [file])],
    ['a link', () => symlink(real, file)],
  ];
  for (const [what, place] of places) {
    await rm(file);
    await place();
    const { code, lines } = await askStatus(program, '--json');
    expect([what, code, lines.some((line) => line.includes('"overall":"starting"'))]).toEqual([
      what,
      2,
      true,
    ]);
    await writeFile(real, whole);
    if (what === 'none') await writeFile(file, whole);
  }
  expect(await askStatus(program, '--jsn')).toMatchObject({ code: 64 });

  await program.setStatus(WHATSAPP, 'reconnect_required');
  await saysOverall(userDataDir, 'action-required');
  expect(await readFile(real, 'utf8')).toBe(whole);
  expect((await askStatus(program)).code).toBe(1);
});
