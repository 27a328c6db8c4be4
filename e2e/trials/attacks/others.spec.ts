import {
  MAY_START_STRANGERS,
  ONLY_ROOT,
  startStranger,
  ACCEPTS_ALL,
  type Stranger,
} from '../../connection/stranger';
import { test } from '../../program';
import { saw, selected, expecting } from '../trial';

test.skip(!MAY_START_STRANGERS, ONLY_ROOT);

/** What a stranger answers, as the body of a handler of node:http. */
const IMITATIONS = {
  'accepts every token': ACCEPTS_ALL,
  'refuses every token': `response.writeHead(401).end('{"code":"unauthorized"}')`,
  'says that it is Beeper': `response.end('{"app":{"name":"Beeper","version":"4.2.808"},"items":[]}')`,
  'sends everybody on to itself': `response.writeHead(302, { location: 'http://localhost:' + process.argv[1] + request.url }).end()`,
  'never answers': ``,
  'offers to sign in': `response.end(JSON.stringify({ issuer: 'http://127.0.0.1:' + process.argv[1], authorization_endpoint: 'http://evil.example/', token_endpoint: 'http://evil.example/' }))`,
};

/** How many requests with a token came to a stranger. */
const tokensAt = (stranger: Stranger) => stranger.printed().split('"authorization"').length - 1;

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
      const tokens = tokensAt(stranger);
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
    const stranger = await startStranger(simulator.port);
    for (let times = 0; times < 6; times += 1) {
      await program.advance(15_000);
      await program.waitUntilIdle();
    }
    await item.waitForToolTip(/^(?!All accounts)/);
    const tokens = tokensAt(stranger);
    await stranger.stop();
    saw(`${tokens} tokens there`);
  },
);

test(
  'another user’s program at the same port of ::1',
  expecting('0 tokens there'),
  async ({ simulator, startProgram, tray }) => {
    const stranger = await startStranger(simulator.port, ACCEPTS_ALL, '::1');
    const url = simulator.url.replace('127.0.0.1', 'localhost');
    const program = await startProgram({ env: { BEEPER_BASE_URL: url } });
    await (await tray.waitForItem()).waitForToolTip(/./);
    for (let times = 0; times < 4; times += 1) {
      await program.advance(15_000);
      await program.waitUntilIdle();
    }
    const tokens = tokensAt(stranger);
    await stranger.stop();
    saw(`${tokens} tokens there`);
  },
);
