import { describe, expect, it } from 'vitest';
import { NO_SILENCES, type Silences } from '../../shared/model/silences';
import type { Snapshot } from '../../shared/model/snapshot';
import { anAccount, aSnapshot } from '../../shared/testing/fixtures';
import { programStatus, statusWithoutAccounts } from './program-status';
import type { ReadStatus } from './read-status';
import { answerStatusRequest, readStatusRequest, type StatusForm } from './status-command';

const PID = 17;

const fileOf = (snapshot: Partial<Snapshot>, silences: Silences = NO_SILENCES): ReadStatus => ({
  kind: 'read',
  status: programStatus(
    { snapshot: aSnapshot(snapshot), silences, isDemo: false },
    { version: '1.2.3', pid: PID },
    0,
  ),
});

const answer = (file: ReadStatus, form: StatusForm = 'text', pid: number | null = PID) =>
  answerStatusRequest(
    { kind: 'print', form },
    { running: { isRunning: true, pid }, file, program: '1.2.3', now: 0 },
  );

const ALICE = anAccount({ status: 'reconnect_required' });
const BOB = anAccount({
  accountID: 's',
  network: 'Signal',
  displayName: 'A <b> & C',
  status: 'disconnected',
  overdue: true,
});

describe('readStatusRequest', () => {
  it.each([
    ['bridgekeeper', null],
    ['bridgekeeper --hidden --json', null],
    ['bridgekeeper --status', 'text'],
    ['electron --no-sandbox --user-data-dir=/x . --status --json', 'json'],
    ['bridgekeeper --waybar --status', 'waybar'],
    ['bridgekeeper --status --waybar --no-sandbox', 'waybar'],
  ])('of %s is %s', (line, form) => {
    const request = readStatusRequest(line.split(' '));
    expect(request && (request.kind === 'print' ? request.form : 'refused')).toBe(form);
  });

  it.each([
    'bridgekeeper --status --jsn',
    'bridgekeeper --status json',
    'bridgekeeper --status=json',
    'bridgekeeper --status --json --waybar',
    'bridgekeeper --status bridgekeeper://open',
  ])('refuses %s, rather than start or print something else', (line) => {
    const request = readStatusRequest(line.split(' '));
    expect(request?.kind).toBe('refused');
    if (request === null) return;
    const facts = { running: { isRunning: false, pid: null }, program: '1', now: 0 };
    const refused = answerStatusRequest(request, { ...facts, file: { kind: 'missing' } });
    expect(refused).toMatchObject({ output: '', exitCode: 64 });
    expect(refused.complaint).toContain('Usage: bridgekeeper --status');
  });
});

describe('answerStatusRequest', () => {
  it.each([
    [{ accounts: [anAccount()] }, 0, 'All accounts are well\n'],
    [{}, 0, 'Beeper has no accounts yet\n'],
    [{ accounts: [anAccount({ status: 'disabled' })] }, 0, 'All accounts are turned off\n'],
    [{ accounts: [anAccount(), anAccount({ status: 'disabled' })] }, 0, 'All accounts are well\n'],
    [{ accounts: [anAccount({ status: 'connecting' })] }, 0, 'No account needs you\n'],
    [
      { accounts: [ALICE] },
      1,
      'An account needs you\nWhatsApp (Alice): Needs you to sign in again\n',
    ],
    [{ accounts: [BOB] }, 1, 'An account is disconnected\nSignal (A <b> & C): Disconnected\n'],
    [
      { connectivity: { state: 'unreachable', problem: null, since: 0 } },
      2,
      'Beeper Desktop does not answer\n',
    ],
    [
      { connectivity: { state: 'not-connected', problem: null, since: 0 } },
      2,
      'Bridgekeeper is not connected to Beeper\n',
    ],
    [
      { connectivity: { state: 'starting', problem: null, since: 0 } },
      2,
      'Bridgekeeper is looking for Beeper Desktop\n',
    ],
  ] satisfies [Partial<Snapshot>, number, string][])('of %j', (snapshot, exitCode, output) => {
    expect(answer(fileOf(snapshot))).toEqual({ output, complaint: '', exitCode });
  });

  it.each([
    ['not-connected', 'unauthorized', 'Beeper no longer lets Bridgekeeper in\n'],
    ['not-connected', 'no-token', 'Bridgekeeper is not connected to Beeper yet\n'],
    ['unreachable', 'signed-out', 'Nobody is signed in to Beeper Desktop\n'],
  ] as const)('says why it is %s: %s', (state, kind, output) => {
    const connectivity = { state, problem: { kind, detail: 'words of Beeper' }, since: 0 };
    expect(answer(fileOf({ connectivity }))).toMatchObject({ output, exitCode: 2 });
  });

  it('says that nothing runs, whatever the file claims', () => {
    const file = fileOf({ accounts: [anAccount()] });
    const facts = { running: { isRunning: false, pid: null }, file, program: '1.2.3', now: 0 };
    const text = answerStatusRequest({ kind: 'print', form: 'text' }, facts);
    expect(text).toMatchObject({ output: 'Bridgekeeper is not running\n', exitCode: 3 });
    const json = answerStatusRequest({ kind: 'print', form: 'json' }, facts);
    expect(JSON.parse(json.output)).toMatchObject({ running: false, pid: null, accounts: [] });
    expect(json.exitCode).toBe(3);
  });

  it.each([
    [{ kind: 'missing' }, /just starting/],
    [{ kind: 'unreadable' }, /cannot be read/],
    [{ kind: 'newer' }, /newer/],
  ] satisfies [ReadStatus, RegExp][])('of a file that is %j says so apart', (file, complaint) => {
    const { output, ...rest } = answer(file, 'json');
    expect(JSON.parse(output)).toMatchObject({ running: true, pid: PID, overall: 'starting' });
    expect(rest).toEqual({ exitCode: 2, complaint: expect.stringMatching(complaint) });
  });

  it('does not take what an earlier run wrote for the present one', () => {
    const file = fileOf({ accounts: [anAccount()] });
    expect(answer(file, 'text', 99).exitCode).toBe(2);
    const ended = { program: '1', running: false, pid: null, overall: 'not-running' } as const;
    const quit: ReadStatus = { kind: 'read', status: statusWithoutAccounts(ended, 0) };
    expect(answer(quit).exitCode).toBe(2);
    expect(answer(file, 'text', null).exitCode).toBe(0);
  });

  it('prints for JSON what is in the file', () => {
    const file = fileOf({ accounts: [ALICE, BOB] });
    expect(JSON.parse(answer(file, 'json').output)).toEqual(file.kind === 'read' && file.status);
  });

  it('says what is silenced', () => {
    const silence = { accountID: ALICE.accountID, kind: 'muted' as const, since: 0, until: null };
    const silences = { snooze: { since: 0, until: null }, quietUntil: null, accounts: [silence] };
    expect(answer(fileOf({ accounts: [ALICE] }, silences)).output).toBe(
      'An account needs you\nWhatsApp (Alice): Needs you to sign in again · Muted\nNotifications are paused\n',
    );
  });

  it('is one line for Waybar, with markup escaped and no exit code that would hide it', () => {
    const { output, exitCode } = answer(fileOf({ accounts: [ALICE, BOB, anAccount()] }), 'waybar');
    expect([exitCode, output.split('\n').length]).toEqual([0, 2]);
    expect(JSON.parse(output)).toEqual({
      text: '2 need you',
      alt: 'action-required',
      tooltip:
        '2 accounts need you\nWhatsApp (Alice): Needs you to sign in again\nSignal (A &lt;b&gt; &amp; C): Disconnected',
      class: ['action-required'],
      percentage: 33,
    });
  });

  it('lets the tooltip of hundreds of accounts fit the screen', () => {
    const { output } = answer(
      fileOf({ accounts: Array.from({ length: 300 }, () => ALICE) }),
      'waybar',
    );
    const lines = String(JSON.parse(output).tooltip).split('\n');
    expect([lines.length, lines.at(-1)]).toEqual([21, 'and 281 more…']);
  });

  it('sends no control character of a name to the terminal', () => {
    const accounts = [{ ...ALICE, displayName: 'A\u001b[31m\nB', network: 'W\u0007' }];
    // eslint-disable-next-line no-control-regex -- these are looked for
    expect(answer(fileOf({ accounts })).output).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
  });
});
