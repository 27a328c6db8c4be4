import { gzipSync } from 'node:zlib';
import type { TrayHost } from '../../desktop/tray-host';
import type { Program } from '../../program';
import { expecting, saw, selected } from '../trial';
import { ALL_WELL, test } from './api-fixtures';
import { startListener, type Attack } from './in-between';

const POLLED = /^\/v1\/bridges$/;
/** The account list as well, which would go on telling of each account. */
const ALL_LISTS = /^\/v1\/(bridges|accounts)$/;
const POLL_MS = 15_000;
const GAVE_UP_MS = 30_000;
const MISSES = 3;

const json = { 'content-type': 'application/json' };

/** An answer that is written piece by piece for as long as the program listens. */
const endless =
  (piece: string): Attack =>
  (_request, response) => {
    response.writeHead(200, json);
    const write = () => {
      while (!response.destroyed && response.write(piece));
    };
    response.on('drain', write);
    write();
  };

const deep =
  (open: string, middle: string, close: string): Attack =>
  (_request, response) => {
    response.writeHead(200, json).end(open.repeat(200_000) + middle + close.repeat(200_000));
  };

/** What is sent in the place of the accounts; each is to count as a failed look, and no more. */
const ANSWERS: [what: string, attack: Attack, where?: RegExp][] = [
  ['a body without end', endless(' '.repeat(65_536))],
  ['an array without end', endless('[1,'.repeat(20_000))],
  [
    'a body that comes a byte at a time',
    (_request, response) => {
      response.writeHead(200, json);
      const timer = setInterval(() => response.write(' '), 50);
      response.on('close', () => clearInterval(timer));
    },
  ],
  [
    'headers without end',
    ({ socket }) => {
      socket.write('HTTP/1.1 200 OK\r\n');
      const timer = setInterval(() => socket.write(`x-${'a'.repeat(4_000)}: b\r\n`), 5);
      socket.on('close', () => clearInterval(timer)).on('error', () => undefined);
    },
  ],
  [
    'two megabytes of headers',
    ({ socket }) => {
      socket.on('error', () => undefined);
      socket.end(`HTTP/1.1 200 OK\r\n${`x-bomb: ${'a'.repeat(8_000)}\r\n`.repeat(250)}\r\n{}`);
    },
  ],
  ['JSON 200,000 deep', deep('{"items":', '[]', '}')],
  // This is a list, of one item that cannot be read.
  ['lists in lists, 200,000 deep', deep('[', '', ']'), ALL_LISTS],
  [
    'a length that is more than what comes',
    (_request, response) => {
      response.writeHead(200, { ...json, 'content-length': '5000' });
      response.write('{"items":[]}');
      setTimeout(() => response.destroy(), 200);
    },
  ],
  [
    'a length that is less than what comes',
    ({ socket }) => {
      socket.on('error', () => undefined);
      socket.end(
        'HTTP/1.1 200 OK\r\ncontent-length: 7\r\ncontent-type: application/json\r\n\r\n{"items":[]}HTTP/1.1 200 OK\r\n\r\n',
      );
    },
  ],
  [
    'one gigabyte of blanks, packed',
    (_request, response) => {
      response.writeHead(200, { ...json, 'content-encoding': 'gzip' });
      const packed = gzipSync(Buffer.alloc(64 * 2 ** 20, ' '));
      for (let times = 0; times < 16; times += 1) response.write(packed);
      response.end();
    },
  ],
  [
    'chunks of no length',
    ({ socket }) => {
      socket.on('error', () => undefined);
      socket.end('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\nnonsense\r\n-5\r\n');
    },
  ],
  [
    'UTF-16 in place of UTF-8',
    (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json; charset=utf-16' });
      response.end(Buffer.from('{"items":[]}', 'utf16le'));
    },
  ],
  ['a status of 999', ({ socket }) => void socket.end('HTTP/1.1 999 Odd\r\n\r\n')],
  [
    'informational answers without end',
    ({ socket }) => {
      const timer = setInterval(() => socket.write('HTTP/1.1 103 Early Hints\r\n\r\n'), 5);
      socket.on('close', () => clearInterval(timer)).on('error', () => undefined);
    },
  ],
];

const SELECTED = new Set(['JSON 200,000 deep', 'a length that is more than what comes']);

/** Moves the clock until the tray says something else, as a person sees it. */
async function untilSaid(program: Program, tray: TrayHost, isIt: (said: string) => boolean) {
  const item = await tray.waitForItem();
  const deadline = Date.now() + 90_000;
  let said = await item.toolTip();
  while (!isIt(said) && Date.now() < deadline) {
    await program.advance(POLL_MS);
    await program.waitUntilIdle();
    said = await item.toolTip();
  }
  return said;
}

/**
 * The errors nobody caught. Node 20 itself throws one when bytes come for a connection that was
 * just ended: it takes their number for an error's. It is logged, and that is all.
 */
const uncaught = (log: string) =>
  log
    .split('error uncaught: ')
    .filter((part, index) => index > 0 && !part.includes('onStreamRead'))
    .map((part) => part.slice(0, 300));

for (const [what, attack, where = POLLED] of ANSWERS) {
  test(
    `in place of the accounts: ${what}`,
    (SELECTED.has(what) ? selected : expecting)(
      'said in the tray, main answers throughout, then all is well again',
    ),
    async ({ inBetween, startProgram, tray }) => {
      const program = await startProgram({ env: { BEEPER_BASE_URL: inBetween.url } });
      await (await tray.waitForItem()).waitForToolTip(ALL_WELL);
      inBetween.attack(where, attack);
      const said = await untilSaid(program, tray, (text) => text !== ALL_WELL);
      const heap = await program.app.evaluate(() => process.memoryUsage().heapUsed / 2 ** 20);
      inBetween.attack(null);
      await program.advance(GAVE_UP_MS);
      const after = await untilSaid(program, tray, (text) => text === ALL_WELL);
      const [mistake] = uncaught(await program.log());
      saw(
        [
          said === ALL_WELL ? 'said nowhere' : 'said in the tray',
          mistake ?? (heap > 400 ? `main at ${heap.toFixed(0)} MB` : 'main answers throughout'),
          after === ALL_WELL ? 'then all is well again' : `then “${after}”`,
        ].join(', '),
      );
    },
  );
}

for (const [where, locationOf] of [
  ['another port', (url: string) => `${url}/stolen`],
  ['another name of this computer', (url: string) => url.replace('127.0.0.1', 'localhost')],
  ['an address with a user name', (url: string) => url.replace('//', '//127.0.0.1@')],
  ['a file', () => 'file:///etc/passwd'],
  ['a data: address', () => 'data:application/json,{"items":[]}'],
] as const) {
  test(
    `sent on to ${where}`,
    (where === 'another port' ? selected : expecting)(
      '0 requests there, 0 tokens; said in the tray',
    ),
    async ({ inBetween, simulator, startProgram, tray }) => {
      const listener = await startListener();
      const program = await startProgram({ env: { BEEPER_BASE_URL: inBetween.url } });
      await (await tray.waitForItem()).waitForToolTip(ALL_WELL);
      let status = 301;
      inBetween.attack(/./, (_request, response) => {
        const next = [301, 302, 303, 307, 308];
        status = next[(next.indexOf(status) + 1) % next.length] ?? 301;
        response.writeHead(status, { location: locationOf(listener.url) }).end();
      });
      const said = await untilSaid(program, tray, (text) => text !== ALL_WELL);
      for (let times = 0; times < MISSES; times += 1) await program.advance(POLL_MS);
      await program.waitUntilIdle();
      const tokens = listener.seen.filter(({ authorization }) =>
        authorization.includes(simulator.token),
      );
      await listener.stop();
      saw(
        `${listener.seen.length} requests there, ${tokens.length} tokens; ${said === ALL_WELL ? 'said nowhere' : 'said in the tray'}`,
      );
    },
  );
}
