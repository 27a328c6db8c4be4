// Writes one kind of the program's files again and again until it is ended from outside, and says on
// stdout what it has found, and after each write which one is done.
import { KINDS, type KindName } from './kinds';

/** Resolves once it has left this process, and so is not lost with it. */
const say = (line: string) =>
  new Promise<void>((resolve) => {
    process.stdout.write(`${line}\n`, () => resolve());
  });

const [kind = '', folder = '', writes = 'endless'] = process.argv.slice(2);
const count = writes === 'endless' ? Infinity : Number(writes);
const { last, write } = await KINDS[kind as KindName](folder, (problem) => {
  void say(`problem ${problem}`);
});
await say(`found ${last}`);
for (let number = last + 1; number <= last + count; number += 1) {
  await write(number);
  await say(`wrote ${number}`);
  // As the program does between two writes: signals are heard there.
  await new Promise(setImmediate);
}
