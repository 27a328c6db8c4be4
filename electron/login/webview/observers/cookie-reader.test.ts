import { describe, expect, it } from 'vitest';
import { webviewCookie } from '../../testing/webview-events';
import type { WebviewCookie } from '../types';
import { createCookieReader } from './cookie-reader';

describe('createCookieReader', () => {
  function readerOf() {
    const reads: { resolve: (cookies: WebviewCookie[]) => void; reject: () => void }[] = [];
    const emitted: number[] = [];
    let failures = 0;
    const reader = createCookieReader({
      readAll: () =>
        new Promise((resolve, reject) => {
          reads.push({ resolve, reject: () => reject(new Error('no')) });
        }),
      emit: ({ cookies }) => emitted.push(cookies.length),
      onFail: () => {
        failures += 1;
      },
    });
    return { reads, emitted, reader, failures: () => failures };
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
