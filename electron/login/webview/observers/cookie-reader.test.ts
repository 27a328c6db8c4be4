import { describe, expect, it } from 'vitest';
import { createManualClock } from '../../../testing/manual-clock';
import { webviewCookie } from '../../testing/webview-events';
import type { WebviewCookie } from '../types';
import { createCookieReader } from './cookie-reader';

describe('createCookieReader', () => {
  function readerOf() {
    const reads: { resolve: (cookies: WebviewCookie[]) => void; reject: () => void }[] = [];
    const emitted: number[] = [];
    let failures = 0;
    const clock = createManualClock();
    const reader = createCookieReader({
      clock,
      readAll: () =>
        new Promise((resolve, reject) => {
          reads.push({ resolve, reject: () => reject(new Error('no')) });
        }),
      emit: ({ cookies }) => emitted.push(cookies.length),
      onFail: () => {
        failures += 1;
      },
    });
    return { clock, reads, emitted, reader, failures: () => failures };
  }
  const settled = () => new Promise((resolve) => setTimeout(resolve));
  const some = (count: number) =>
    Array.from({ length: count }, () => webviewCookie('some', 'v', 'www.example.com'));

  it('reads at once, and once more for all that changed meanwhile', async () => {
    const { reads, emitted, reader } = readerOf();
    for (let change = 0; change < 10; change += 1) void reader.refresh();
    expect(reads).toHaveLength(1);
    reads[0]?.resolve(some(1));
    await settled();
    expect(reads).toHaveLength(2);
    reads[1]?.resolve(some(10));
    await settled();
    expect(reads).toHaveLength(2);
    expect(emitted).toEqual([1, 10]);
  });

  it('rests after much was read, and misses no change', async () => {
    const { clock, reads, emitted, reader } = readerOf();
    const large = [webviewCookie('large', 'v'.repeat(719_995), 'www.example.com')];
    reader.onChange();
    expect(reads).toHaveLength(1);
    reader.onChange();
    reads[0]?.resolve(large);
    for (let change = 0; change < 10; change += 1) reader.onChange();
    await clock.advance(179);
    expect(reads).toHaveLength(1);
    await clock.advance(1);
    expect(reads).toHaveLength(2);
    reads[1]?.resolve(some(2));
    await settled();
    // The rest of the large one is over, and that of the small one may be owed.
    await clock.advance(1_000);
    // Who asks does not wait.
    reads.length = 0;
    void reader.refresh();
    reads[0]?.resolve(large);
    await settled();
    reader.onChange();
    void reader.refresh();
    expect(reads).toHaveLength(2);
    reader.stop();
    expect([emitted, clock.pending()]).toEqual([[1, 2, 1], []]);
  });

  it('reads a burst of changes at once, and a page that changes for ever at most 50 times a second', async () => {
    const { clock, reads, reader } = readerOf();
    const changeFor = async (ms: number) => {
      for (let passed = 0; passed < ms; passed += 1) {
        reader.onChange();
        reads.at(-1)?.resolve(some(1));
        await clock.advance(1);
      }
      return reads.length;
    };
    expect(await changeFor(10)).toBe(10);
    expect(await changeFor(2_000)).toBeLessThanOrEqual(10 + 101);
    reader.stop();
  });

  it('goes on after a read that fails', async () => {
    const { reads, emitted, reader, failures } = readerOf();
    void reader.refresh();
    reads[0]?.reject();
    await settled();
    void reader.refresh();
    reads[1]?.resolve(some(2));
    await settled();
    expect([emitted, failures()]).toEqual([[2], 1]);
  });

  it('emits nothing once it is stopped', async () => {
    const { reads, emitted, reader } = readerOf();
    void reader.refresh();
    reader.stop();
    reads[0]?.resolve(some(1));
    void reader.refresh();
    await settled();
    expect([emitted, reads.length]).toEqual([[], 1]);
  });
});
