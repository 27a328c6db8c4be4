import { describe, expect, it } from 'vitest';
import { listensByLsof } from './mac';
import { runProgram } from './programs';
import { listeningProcesses, listensByNetstat } from './windows';

// Stands for programs of macOS and Windows, which do not run here: their output is as they document it.
const LOCAL = { address: '127.0.0.1', port: 23_373 };

describe('listensByLsof', () => {
  it.each([
    ['p812\nf21\nn127.0.0.1:23373\n', true],
    ['p812\nf21\nn*:23373\n', true],
    ['p812\nf21\nn[::1]:23373\n', false],
    ['', false],
    [null, null],
  ])('reads %j', async (printed, expected) => {
    const asked: (readonly string[])[] = [];
    const run = (_file: string, args: readonly string[]) => {
      asked.push(args);
      return Promise.resolve(printed);
    };
    expect(await listensByLsof(LOCAL, run)).toBe(expected);
    expect(asked).toEqual([['-nP', '-iTCP:23373', '-sTCP:LISTEN', '-Fn']]);
  });
});

const NETSTAT = `
Aktive Verbindungen

  Proto  Lokale Adresse         Remoteadresse          Status           PID
  TCP    127.0.0.1:23373        0.0.0.0:0              ABHÖREN          4711
  TCP    127.0.0.1:23373        127.0.0.1:50100        HERGESTELLT      4711
  TCP    0.0.0.0:445            0.0.0.0:0              ABHÖREN          4
  TCP    [::1]:23373            [::]:0                 ABHÖREN          4712
  UDP    0.0.0.0:123            *:*                                     900
`;

describe('listensByNetstat', () => {
  it('finds who listens in a table of any language', () => {
    expect(listeningProcesses(NETSTAT, LOCAL)).toEqual([4711]);
    expect(listeningProcesses(NETSTAT, { ...LOCAL, address: '::1' })).toEqual([4712]);
    expect(listeningProcesses(NETSTAT, { ...LOCAL, port: 445 })).toEqual([4]);
  });

  it.each([
    ['"beeper.exe","4711","Console","1","80,000 K"', true],
    ['INFORMATION: Es werden keine Aufgaben mit den angegebenen Kriterien ausgeführt.', false],
    [null, null],
  ])('asks whether the program is the user’s: %j', async (tasks, expected) => {
    const asked: string[] = [];
    const run = (file: string, args: readonly string[]) => {
      asked.push([file, ...args].join(' '));
      return Promise.resolve(file.endsWith('netstat.exe') ? NETSTAT : tasks);
    };
    const who = { run, systemRoot: 'C:\\Windows', userName: 'PC\\alice' };
    expect(await listensByNetstat(LOCAL, who)).toBe(expected);
    expect(asked.at(-1)).toBe(
      'C:\\Windows\\System32\\tasklist.exe /FI PID eq 4711 /FI USERNAME eq PC\\alice /FO CSV /NH',
    );
  });
});

describe('runProgram', () => {
  it('has what a program printed, however it ended, and nothing of one that is missing', async () => {
    const script = 'console.log("here"); process.exit(1)';
    expect(await runProgram(process.execPath, ['-e', script])).toBe('here\n');
    expect(await runProgram('/no/such/program', [])).toBeNull();
  });
});
