import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from '../../program';
import { expecting, saw } from '../trial';
import { ask, FUZZED, type WithBridge } from '../bridge';

const SEED = 20_261_126;
const ROUNDS = 100_000;

test(
  `${ROUNDS.toLocaleString('en')} made-up requests`,
  expecting('main answers, settings are readable, nothing uncaught, memory below 1.5 times'),
  async ({ startProgram, userDataDir }) => {
    test.setTimeout(600_000);
    const program = await startProgram({ args: [] });
    const page = await program.window();
    await program.logged('Beeper is ok');
    const heapUsed = () =>
      program.app.evaluate(() => {
        const v8 = process.getBuiltinModule('node:v8');
        v8.setFlagsFromString('--expose-gc');
        const collect = process.getBuiltinModule('node:vm').runInNewContext('gc') as () => void;
        collect();
        return process.memoryUsage().heapUsed;
      });
    const fuzz = (seed: number, rounds: number) =>
      page.evaluate(
        async ([names, start, count]) => {
          let state = start;
          const random = (below: number) => {
            // Lehmer's generator: the same requests each time.
            state = (state * 48_271) % 2_147_483_647;
            return state % below;
          };
          const leaves: (() => unknown)[] = [
            () => null,
            () => undefined,
            () => random(2) === 0,
            () => random(1_000_000) - 500_000,
            () => 1e308 * (random(3) - 1),
            () => NaN,
            () => '',
            () => 'x'.repeat(random(3_000)),
            () => '__proto__',
            () => '\u0000\u202e\ud800',
            () => new Date(0),
            () => new Uint8Array(random(2_000)),
            () => 2n ** 70n,
            () => new Map([['a', 1]]),
          ];
          const keys = [
            'accountID',
            'bridgeID',
            'text',
            'url',
            'length',
            'isOn',
            'fields',
            'id',
            'answer',
            'x',
            'view',
            '__proto__',
            'constructor',
            'baseURL',
            'token',
            'format',
          ];
          const value = (depth: number): unknown => {
            const kind = depth > 3 ? 0 : random(4);
            if (kind === 1) return Array.from({ length: random(4) }, () => value(depth + 1));
            if (kind >= 2) {
              return Object.fromEntries(
                Array.from({ length: random(5) }, () => [
                  keys[random(keys.length)],
                  value(depth + 1),
                ]),
              );
            }
            return leaves[random(leaves.length)]?.();
          };
          const BATCH = 100;
          for (let done = 0; done < count; done += BATCH) {
            const batch = Array.from({ length: BATCH }, () => {
              const name = random(10) === 0 ? value(0) : names[random(names.length)];
              return (globalThis as WithBridge).bridgekeeper
                .request(name, value(0))
                .catch(() => null);
            });
            await Promise.all(batch);
          }
          return state;
        },
        [FUZZED, seed, rounds] as const,
      );
    // What is loaded and compiled once is there before it is measured.
    const next = await fuzz(SEED, ROUNDS / 10);
    const before = await heapUsed();
    await fuzz(next, ROUNDS - ROUNDS / 10);
    const ratio = (await heapUsed()) / before;
    const answers = await ask(page, 'about.read');
    const settings: unknown = JSON.parse(
      await readFile(join(userDataDir, 'settings.json'), 'utf8'),
    );
    const isUncaught = (await program.log()).includes('uncaught');
    saw(
      [
        answers === 'answered' ? 'main answers' : answers,
        `settings are ${typeof settings === 'object' ? 'readable' : 'gone'}`,
        `${isUncaught ? 'something' : 'nothing'} uncaught`,
        `memory ${ratio < 1.5 ? 'below' : `at ${ratio.toFixed(2)}, not below`} 1.5 times`,
      ].join(', '),
    );
  },
);
