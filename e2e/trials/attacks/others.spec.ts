import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { eventually } from '../../desktop/wait';
import { test } from '../../program';
import { saw, selected, expecting } from '../trial';

/** The user that Linux keeps for what belongs to nobody. */
const NOBODY = 65_534;

test.skip(process.getuid?.() !== 0, 'Only root can start a program of another user.');

/** What a stranger answers, as the body of a handler of node:http. */
const IMITATIONS = {
  'accepts every token': `response.end('{"items":[]}')`,
  'refuses every token': `response.writeHead(401).end('{"code":"unauthorized"}')`,
  'says that it is Beeper': `response.end('{"app":{"name":"Beeper","version":"4.2.808"},"items":[]}')`,
  'sends everybody on to itself': `response.writeHead(302, { location: 'http://localhost:' + process.argv[1] + request.url }).end()`,
  'never answers': ``,
  'offers to sign in': `response.end(JSON.stringify({ issuer: 'http://127.0.0.1:' + process.argv[1], authorization_endpoint: 'http://evil.example/', token_endpoint: 'http://evil.example/' }))`,
};

/** Another user's program at a port; prints the header of each request that holds a token. */
async function startStranger(port: number, answer: string, host = '127.0.0.1') {
  const code = `require('node:http').createServer((request, response) => {
    console.log(request.headers.authorization ? 'token' : 'none', request.url);
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
    what: 'the stranger',
    read: () => printed,
    until: (text) => text.includes('listens'),
  });
  return {
    tokens: () => printed.split('token ').length - 1,
    async stop() {
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}

for (const [how, answer] of Object.entries(IMITATIONS)) {
  test(
    `another user’s program at Beeper’s port that ${how}`,
    (how === 'accepts every token' ? selected : expecting)(
      '0 tokens there, said in the tray, then all is well',
    ),
    async ({ simulator, startProgram, tray }) => {
      await simulator.control.down();
      const stranger = await startStranger(simulator.port, answer);
      const program = await startProgram();
      const item = await tray.waitForItem();
      const said = await item.waitForToolTip(/^(?!Asking|Looking|Bridgekeeper)./);
      for (let times = 0; times < 4; times += 1) {
        await program.advance(30_000);
        await program.waitUntilIdle();
      }
      const tokens = stranger.tokens();
      await stranger.stop();
      await simulator.control.up();
      await program.advance(60_000);
      const after = await item.waitForToolTip('All accounts are well');
      const word = said.includes('All accounts') ? 'said nowhere' : 'said in the tray';
      saw(
        `${tokens} tokens there, ${word}, then ${after === 'All accounts are well' ? 'all is well' : after}`,
      );
    },
  );
}

test(
  'another user’s program that takes Beeper’s port while it restarts',
  selected('0 tokens there'),
  async ({ simulator, startProgram, tray }) => {
    const program = await startProgram();
    const item = await tray.waitForItem();
    await item.waitForToolTip('All accounts are well');
    await program.poll();
    await simulator.control.down();
    const stranger = await startStranger(simulator.port, IMITATIONS['accepts every token']);
    for (let times = 0; times < 6; times += 1) {
      await program.advance(15_000);
      await program.waitUntilIdle();
    }
    await item.waitForToolTip(/^(?!All accounts)/);
    const tokens = stranger.tokens();
    await stranger.stop();
    saw(`${tokens} tokens there`);
  },
);

test(
  'another user’s program at the same port of ::1',
  expecting('0 tokens there'),
  async ({ simulator, startProgram, tray }) => {
    const stranger = await startStranger(simulator.port, IMITATIONS['accepts every token'], '::1');
    const url = simulator.url.replace('127.0.0.1', 'localhost');
    const program = await startProgram({ env: { BEEPER_BASE_URL: url } });
    await (await tray.waitForItem()).waitForToolTip(/./);
    for (let times = 0; times < 4; times += 1) {
      await program.advance(15_000);
      await program.waitUntilIdle();
    }
    const tokens = stranger.tokens();
    await stranger.stop();
    saw(`${tokens} tokens there`);
  },
);
