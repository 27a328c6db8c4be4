import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { goodSnapshot } from '../testing/fixtures';
import { freshFolder } from '../testing/folder';
import { openWatchedFile } from './watched-file';
import { merged, withAnswer, type Span } from './watched-spans';

const MINUTE_MS = 60_000;

describe('the times when somebody watched', () => {
  it('lengthens with each answer, and begins anew after a pause and in each run', () => {
    let spans: Span[] = [];
    spans = withAnswer(spans, 0, null);
    spans = withAnswer(spans, 5 * MINUTE_MS, 0);
    expect(spans).toEqual([{ from: 0, until: 5 * MINUTE_MS }]);
    spans = withAnswer(spans, 60 * MINUTE_MS, 5 * MINUTE_MS);
    spans = withAnswer(spans, 61 * MINUTE_MS, null);
    expect(spans.map(({ from }) => from / MINUTE_MS)).toEqual([0, 60, 61]);
  });

  it('are in order, apart, and without a gain or loss of a moment, however clocks are set', () => {
    const answers = fc.array(fc.tuple(fc.integer({ min: 0, max: 200 }), fc.boolean()));
    fc.assert(
      fc.property(answers, (moments) => {
        let spans: Span[] = [];
        const plain = new Set<number>();
        let before: number | null = null;
        for (const [minute, isFirst] of moments) {
          const last: number | null = isFirst ? null : before;
          spans = withAnswer(spans, minute * MINUTE_MS, last === null ? null : last * MINUTE_MS);
          const isNear = last !== null && minute >= last && minute - last <= 11;
          for (let m = isNear ? last * 2 : minute * 2; m <= minute * 2; m += 1) plain.add(m);
          before = minute;
        }
        const halves = [...Array(401).keys()];
        const isIn = (half: number) =>
          spans.some(({ from, until }) => from <= half * 30_000 && half * 30_000 <= until);
        expect(halves.filter(isIn)).toEqual(halves.filter((half) => plain.has(half)));
        expect(merged(spans)).toEqual(spans);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('the file of them', () => {
  const open = async (file: string, now = 100 * MINUTE_MS) => {
    const reported: string[] = [];
    const watched = await openWatchedFile({
      file,
      now: () => now,
      reportToUser: (sentence) => reported.push(sentence),
    });
    return { watched, reported };
  };
  const answered = (at: number) => ({ ...goodSnapshot([]), lastCheckedAt: at });

  it('survives a restart, and loses ten minutes at most to a power cut', async () => {
    const file = join(await freshFolder(), 'watched.json');
    const first = await open(file);
    for (let minute = 0; minute <= 25; minute += 1) {
      first.watched.note(answered(minute * MINUTE_MS));
    }
    // What is under way reaches the disk; the rest would be lost with the power.
    await expect
      .poll(async () => (await open(file)).watched.spans())
      .toEqual([{ from: 0, until: 20 * MINUTE_MS }]);
    await first.watched.close();
    expect((await open(file)).watched.spans()).toEqual([{ from: 0, until: 25 * MINUTE_MS }]);
  });

  it('counts nothing as watched that lies ahead', async () => {
    const file = join(await freshFolder(), 'watched.json');
    await writeFile(file, '{"version":1,"spans":[[1,2],[5,1e300]]}');
    const { watched } = await open(file, 9);
    expect(watched.spans()).toEqual([
      { from: 1, until: 2 },
      { from: 5, until: 9 },
    ]);
    await writeFile(file, '{"version":1,"spans":[[1,2],[50,60]]}');
    expect((await open(file, 9)).watched.spans()).toEqual([{ from: 1, until: 2 }]);
  });

  it('counts nothing that a clock a little ahead has left, also later', async () => {
    const file = join(await freshFolder(), 'watched.json');
    await writeFile(file, JSON.stringify({ version: 1, spans: [[0, 60 * MINUTE_MS]] }));
    const { watched } = await open(file, 10);
    watched.note(answered(10));
    await watched.close();
    expect((await open(file)).watched.spans()).toEqual([{ from: 0, until: 10 }]);
  });

  it('loses nothing to a clock that starts years ago', async () => {
    const file = join(await freshFolder(), 'watched.json');
    const now = 10_000 * MINUTE_MS;
    await writeFile(file, JSON.stringify({ version: 1, spans: [[now - 5, now]] }));
    const early = await open(file, 10);
    early.watched.note(answered(10));
    early.watched.note(answered(11));
    await early.watched.close();
    expect((await open(file, now)).watched.spans()).toEqual([
      { from: 10, until: 11 },
      { from: now - 5, until: now },
    ]);
  });

  it('takes no missed poll for an answer', async () => {
    const file = join(await freshFolder(), 'watched.json');
    const { watched } = await open(file);
    watched.note({ ...goodSnapshot([]), lastCheckedAt: null });
    watched.note(answered(MINUTE_MS));
    watched.note({ ...answered(MINUTE_MS), missedPolls: 3 });
    expect(watched.spans()).toEqual([{ from: MINUTE_MS, until: MINUTE_MS }]);
    await watched.close();
  });

  it('keeps the good spans of a broken file, which is set aside', async () => {
    const file = join(await freshFolder(), 'watched.json');
    await writeFile(file, '{"version":1,"spans":[[1,2],[9,3],"x",[5,6]]}');
    const { watched, reported } = await open(file);
    expect(watched.spans()).toEqual([
      { from: 1, until: 2 },
      { from: 5, until: 6 },
    ]);
    expect(reported).toHaveLength(1);
    watched.note(answered(7));
    await watched.close();
    expect(await readFile(file, 'utf8')).toBe('{"version":1,"spans":[[1,2],[5,6],[7,7]]}\n');
  });
});
