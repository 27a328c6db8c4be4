import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { freshFolder } from '../../../testing/folder';
import { createManualClock } from '../../../testing/manual-clock';
import { createRequestBodyReader } from './request-body-reader';

const URL_API = 'https://x.example/api';

function start() {
  const clock = createManualClock();
  const emitted: string[] = [];
  const reader = createRequestBodyReader({
    clock,
    wants: (url) => url === URL_API,
    emit: ({ body }) => emitted.push(body),
  });
  return { clock, emitted, reader };
}

const bytes = (text: string) => new TextEncoder().encode(text);

it('reads bytes in their order, never blobs and files, and only what is wanted', async () => {
  const { clock, emitted, reader } = start();
  reader.read(URL_API, [
    { bytes: bytes('a=') },
    { blobUUID: 'blob' },
    { file: '/home/alice/secret', bytes: bytes('') },
    { bytes: bytes('&b=é') },
  ]);
  reader.read('https://y.example/', [{ bytes: bytes('other') }]);
  expect(emitted).toEqual([]);
  await clock.advance(0);
  expect(emitted).toEqual(['a=&b=é']);
});

it('never reads a file, even one that is there', async () => {
  const { clock, emitted, reader } = start();
  const file = join(await freshFolder(), 'secret');
  await writeFile(file, 'secret');
  reader.read(URL_API, [{ bytes: bytes('a') }, { file }]);
  await clock.advance(0);
  expect(emitted).toEqual(['a']);
});

it('emits nothing for a body without bytes', async () => {
  const { clock, emitted, reader } = start();
  reader.read(URL_API, []);
  reader.read(URL_API, [{ blobUUID: 'blob' }]);
  await clock.advance(10);
  expect(emitted).toEqual([]);
  reader.read(URL_API, [{ bytes: bytes('a') }]);
  await clock.advance(10);
  expect(emitted).toEqual(['a']);
});

it('reads 1 MB of a body, and rests the longer after it', async () => {
  const { clock, emitted, reader } = start();
  const part = new Uint8Array(600_000).fill(120);
  reader.read(URL_API, [{ bytes: part }, { bytes: part }, { bytes: part }]);
  reader.read(URL_API, [{ bytes: bytes('x'.repeat(50_000_000)) }]);
  reader.read(URL_API, [{ bytes: bytes('last') }]);
  await clock.advance(99);
  expect(emitted.map(({ length }) => length)).toEqual([1_000_000]);
  await clock.advance(1);
  expect(emitted.map(({ length }) => length)).toEqual([1_000_000, 1_000_000]);
  await clock.advance(100);
  expect(emitted.at(-1)).toBe('last');
});

it('drops the oldest of a flood', async () => {
  const { clock, emitted, reader } = start();
  for (let index = 0; index < 100; index += 1) {
    reader.read(URL_API, [{ bytes: bytes(String(index)) }]);
  }
  await clock.advance(1_000);
  expect(emitted.length).toBe(16);
  expect(emitted.at(-1)).toBe('99');
});

it('does nothing once it is stopped', async () => {
  const { clock, emitted, reader } = start();
  reader.read(URL_API, [{ bytes: bytes('a') }]);
  reader.stop();
  reader.read(URL_API, [{ bytes: bytes('b') }]);
  await clock.advance(10);
  expect([emitted, clock.pending()]).toEqual([[], []]);
});
