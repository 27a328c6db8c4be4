import { readdir } from 'node:fs/promises';
import { expecting, saw, selected } from '../trial';
import type { KindName } from './writer/kinds';
import { FILES, test } from './writer/fixtures';
import { runWriter, type Run } from './writer/writer';

const ROUNDS = 100;
/** A few rounds stand for them in `npm test`. */
const SELECTED_ROUNDS = 10;
const ROUNDS_MS = 600_000;
/** A write takes some milliseconds: the end falls into one, or between two. */
const LONGEST_WAIT_MS = 25;

const sentence = (rounds: number, file: string) =>
  `${rounds} times readable, 0 writes lost, left: ${file}`;

for (const [kind, file] of Object.entries(FILES) as [KindName, string][]) {
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    const isSelected = kind === 'alerts' && signal === 'SIGKILL';
    const tries = isSelected ? [SELECTED_ROUNDS, ROUNDS] : [ROUNDS];
    for (const rounds of tries) {
      const details = rounds === SELECTED_ROUNDS ? selected : expecting;
      test(
        `${signal} while ${file} is written, ${rounds} times`,
        details(sentence(rounds, file)),
        async ({ folder, writer: program }) => {
          test.setTimeout(ROUNDS_MS);
          const random = seededRandom(kind.length * 7 + signal.length);
          let readable = 0;
          let lost = 0;
          let acknowledged = 0;
          // Each run reads first what the one before has left.
          const check = ({ found, problems }: Run) => {
            if (problems.length === 0) readable += 1;
            lost += Math.max(0, acknowledged - found);
          };
          for (let round = 0; round < rounds; round += 1) {
            const kill = { signal, afterMs: random() * LONGEST_WAIT_MS };
            const run = await runWriter({ program, kind, folder, kill });
            if (round > 0) check(run);
            acknowledged = run.acknowledged;
          }
          check(await runWriter({ program, kind, folder }));
          const left = (await readdir(folder)).filter((name) => !isOwnLeftover(name, file)).join();
          saw(`${readable} times readable, ${lost} writes lost, left: ${left}`);
        },
      );
    }
  }
}

/** The one file beside, of a write that was cut off: the next write takes its place. */
function isOwnLeftover(name: string, file: string): boolean {
  return name === `${file}.new`;
}

/** The same numbers in [0, 1) each time: a failure can be repeated. */
function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
