import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { eventually } from '../desktop/wait';

/** The user that Linux keeps for what belongs to nobody. */
const NOBODY = 65_534;

/** Whether this run may start a program of another user. */
export const MAY_START_STRANGERS = process.getuid?.() === 0;
export const ONLY_ROOT = 'Only root can start a program of another user.';

/** Answers like a Beeper that accepts every token. */
export const ACCEPTS_ALL = `response.end('{"items":[]}');`;

/** A program of another user of this computer. */
export interface Stranger {
  /** Each request that came: its address, and its headers. */
  printed(): string;
  stop(): Promise<void>;
}

/**
 * Starts another user's program at a port; needs root.
 * @param answer what it does with a `response` to a `request`, as JavaScript
 */
export async function startStranger(
  port: number,
  answer: string = ACCEPTS_ALL,
  host = '127.0.0.1',
): Promise<Stranger> {
  const code = `require('node:http').createServer((request, response) => {
    console.log(JSON.stringify([request.url, request.headers]));
    response.setHeader('content-type', 'application/json');
    ${answer}
  }).listen(Number(process.argv[1]), '${host}', () => console.log('listens'));`;
  const child = spawn(process.execPath, ['-e', code, String(port)], {
    uid: NOBODY,
    gid: NOBODY,
    cwd: '/',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  await eventually({
    what: 'the stranger to listen',
    read: () => printed,
    until: (text) => text.includes('listens'),
  });
  return {
    printed: () => printed,
    async stop() {
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}
