import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { expect } from '@playwright/test';
import { eventually } from '../desktop/wait';
import { test } from '../program';

/** The user that Linux keeps for what belongs to nobody. */
const NOBODY = 65_534;

/** Answers like a Beeper that accepts every token, and prints the headers it was sent. */
const STRANGER = `
require('node:http').createServer((request, response) => {
  console.log(JSON.stringify([request.url, request.headers]));
  response.setHeader('content-type', 'application/json');
  response.end('{"items":[]}');
}).listen(Number(process.argv[1]), '127.0.0.1', () => console.log('listens'));`;

test.skip(process.getuid?.() !== 0, 'Only root can start a program of another user.');

/** Another user's program at a port. */
async function startStranger(port: number) {
  const child: ChildProcess = spawn(process.execPath, ['-e', STRANGER, String(port)], {
    uid: NOBODY,
    gid: NOBODY,
    cwd: '/',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  child.stdout?.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  await eventually({
    what: 'the stranger to listen',
    read: () => printed,
    until: (text) => text.includes('listens'),
  });
  return {
    printed: () => printed,
    async stop() {
      child.kill();
      await once(child, 'exit');
    },
  };
}

test('another user’s program at Beeper’s port gets no token, and that is said; Beeper, back, is watched', async ({
  simulator,
  startProgram,
  tray,
}) => {
  await simulator.control.down();
  const stranger = await startStranger(simulator.port);
  const program = await startProgram();
  const item = await tray.waitForItem();
  await item.waitForToolTip('Another user’s program answers where Beeper should be');
  for (let polls = 0; polls < 3; polls += 1) await program.advance(60_000);
  await program.waitUntilIdle();
  expect(stranger.printed()).not.toContain(simulator.token);
  expect(stranger.printed().toLowerCase()).not.toContain('authorization');
  await stranger.stop();
  await simulator.control.up();
  await program.advance(60_000);
  await item.waitForToolTip('All accounts are well');
});

test('nor does one that takes the port while Beeper is away', async ({
  simulator,
  startProgram,
  tray,
}) => {
  const program = await startProgram();
  const item = await tray.waitForItem();
  await item.waitForToolTip('All accounts are well');
  // Between two polls, so that none has failed.
  await simulator.control.down();
  const stranger = await startStranger(simulator.port);
  await program.advance(15_000);
  await item.waitForToolTip('Another user’s program answers where Beeper should be');
  expect(stranger.printed()).not.toContain(simulator.token);
  await stranger.stop();
});
