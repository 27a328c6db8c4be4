import { readFile } from 'node:fs/promises';
import { insist } from '../../insist';
import { sleep } from '../../desktop/wait';
import type { Program } from '../../program';
import { expecting, saw, selected } from '../trial';
import { HELLO, offer, STEP, test, type Waiting } from './everyday-fixtures';
import { callAt, headerOf, ORIGIN, type Caller } from './everyday-caller';

const HEADER = headerOf('/usr/bin/chromium', ORIGIN);
const GIGABYTES = Buffer.from([0xff, 0xff, 0xff, 0xff]);
const MEGABYTES_MORE = 150;
/** How long the main process may leave somebody without an answer, in ms; a machine may be slow. */
const RESPONSIVE_MS = 3_000;

/** What a caller sends, and then never anything more. */
const UNENDING: Readonly<Record<string, (caller: Caller) => void>> = {
  'no header, and silence': () => undefined,
  'a header that never ends': (caller) => caller.write(HEADER.slice(0, -1)),
  'a header of 64 kB and more': (caller) =>
    caller.write('bridgekeeper-host 1 '.padEnd(70_000, 'a')),
  'a size of 4 GB': (caller) => caller.write(Buffer.concat([Buffer.from(HEADER), GIGABYTES])),
  'half a frame, and silence': (caller) => {
    caller.begin();
    caller.write(Buffer.from([100, 0, 0, 0, 123]));
  },
  'nothing but zero bytes': (caller) => caller.write(Buffer.alloc(1_000_000)),
};

for (const [what, begin] of Object.entries(UNENDING)) {
  test(
    what,
    (what.includes('4 GB') ? selected : expecting)(
      'sent away; an honest browser signs in; memory bounded',
    ),
    async ({ waitForBrowser }) => {
      const waiting = await waitForBrowser();
      const memory = await memoryOf(waiting.program);
      const caller = await waiting.call();
      begin(caller);
      const word = (await caller.ended()) ? 'sent away' : 'still there';
      saw(`${word}; ${await waiting.honest()}; ${await memory()}`);
    },
  );
}

test(
  'nine connections at once, of which eight have said hello',
  expecting('8 told the step, 1 sent away; once one has gone, an honest browser signs in'),
  async ({ waitForBrowser }) => {
    const waiting = await waitForBrowser();
    const callers = await Promise.all(Array.from({ length: 8 }, waiting.call));
    for (const caller of callers) {
      caller.begin();
      caller.say(HELLO);
      await caller.hear('step');
    }
    const ninth = await waiting.call();
    ninth.begin();
    ninth.say(HELLO);
    const isAway = (await ninth.ended()) && ninth.heard.every(({ type }) => type === 'refused');
    const fate = isAway ? '1 sent away' : '1 let in';
    callers[0]?.end();
    await sleep(100);
    const told = callers.filter(({ heard }) => heard.length === 1).length;
    saw(`${told} told the step, ${fate}; once one has gone, ${await waiting.honest()}`);
  },
);

test(
  'a thousand connections, one after the other and all at once',
  expecting('the program answers; memory bounded; an honest browser signs in'),
  async ({ waitForBrowser }) => {
    const waiting = await waitForBrowser();
    const memory = await memoryOf(waiting.program);
    for (let count = 0; count < 1_000; count += 1) {
      const caller = await waiting.call();
      caller.begin();
      if (count % 2 === 0) caller.say(HELLO);
      caller.end();
    }
    const all = await Promise.all(Array.from({ length: 1_000 }, () => callAt(waiting.socketPath)));
    all.forEach((caller) => caller.begin());
    const word = await answers(waiting);
    all.forEach((caller) => caller.end());
    await sleep(500);
    saw(`${word}; ${await memory()}; ${await waiting.honest()}`);
  },
);

test(
  'eight messages of 8 MB, a byte at a time',
  expecting('the program answers; memory bounded'),
  async ({ waitForBrowser }) => {
    const waiting = await waitForBrowser();
    const memory = await memoryOf(waiting.program);
    const callers = await Promise.all(Array.from({ length: 8 }, waiting.call));
    for (const caller of callers) {
      caller.begin();
      caller.say(HELLO);
      await caller.hear('step');
      caller.write(Buffer.from([0, 0x12, 0x7a, 0]));
    }
    const byte = Buffer.from('a');
    for (let count = 0; count < 20_000; count += 1) {
      callers.forEach((caller) => caller.write(byte));
      if (count % 10 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    const word = await answers(waiting);
    const bounded = await memory();
    callers.forEach((caller) => caller.end());
    saw(`${word}; ${bounded}`);
  },
);

test(
  'a browser that reads nothing of what it is told, and offers on',
  expecting('the program answers; memory bounded'),
  async ({ waitForBrowser }) => {
    const fields = Array.from({ length: 300 }, (_, index) => ({
      id: `${index}${'x'.repeat(180)}`,
      type: 'cookie',
    }));
    const waiting = await waitForBrowser({ step: { ...STEP, fields } });
    const memory = await memoryOf(waiting.program);
    const caller = await waiting.call();
    caller.begin();
    caller.say(HELLO);
    const { key } = await caller.hear('step');
    caller.deafen();
    for (let times = 0; times < 400; times += 1) {
      caller.say(offer(key, {}));
      await sleep(55);
    }
    const word = await answers(waiting);
    const bounded = await memory();
    caller.end();
    saw(`${word}; ${bounded}`);
  },
);

/** Whether the main process answers soon. */
async function answers({ program }: Waiting): Promise<string> {
  const began = Date.now();
  await insist(() => program.app.evaluate(() => undefined));
  const ms = Date.now() - began;
  return ms < RESPONSIVE_MS ? 'the program answers' : `the program answers after ${ms} ms`;
}

/** Whether the main process has, from now on, not more memory than so much, at any time. */
async function memoryOf({ pid }: Program): Promise<() => Promise<string>> {
  const read = async (what: 'VmHWM' | 'VmRSS') => {
    const status = await readFile(`/proc/${pid}/status`, 'utf8');
    return Number(new RegExp(`^${what}:\\s+(\\d+)`, 'm').exec(status)?.[1]) / 1_000;
  };
  const before = await read('VmHWM');
  return async () => {
    const more = Math.round((await read('VmHWM')) - before);
    return more < MEGABYTES_MORE ? 'memory bounded' : `${more} MB more`;
  };
}
