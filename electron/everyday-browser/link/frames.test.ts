import { describe, expect, it, vi } from 'vitest';
import { createFrameReader, frameOf } from './frames';

const LIMITS = { header: 20, message: 1_000 };
const header = Buffer.from('who it is\n');
const size = (bytes: number) => Buffer.from(Uint32Array.of(bytes).buffer);

describe('what comes from the native host', () => {
  it('is read however it is cut', () => {
    const sent = Buffer.concat([
      header,
      frameOf({ a: 'ü' }),
      frameOf([]),
      frameOf('x'.repeat(900)),
    ]);
    for (const piece of [1, 2, 3, 7, 64, sent.length]) {
      const reader = createFrameReader(LIMITS);
      const texts: string[] = [];
      for (let at = 0; at < sent.length; at += piece) {
        const frames = reader.read(Buffer.from(sent.subarray(at, at + piece)));
        texts.push(...(frames ?? []).map(({ text }) => text));
      }
      expect(texts).toEqual(['who it is', '{"a":"ü"}', '[]', `"${'x'.repeat(900)}"`]);
    }
  });

  it('ends at a message that is too long, before it is there', () => {
    const reader = createFrameReader(LIMITS);
    expect(reader.read(header)).toHaveLength(1);
    expect(reader.read(size(1_001))).toBeNull();
    expect(reader.read(frameOf({}))).toBeNull();
  });

  it('does not keep the pieces of a message that comes a byte at a time', () => {
    const reader = createFrameReader({ header: 20, message: 1_000_000 });
    reader.read(header);
    reader.read(size(1_000_000));
    for (let count = 0; count < 100_000; count += 1) reader.read(Buffer.of(120));
    const concat = vi.spyOn(Buffer, 'concat');
    reader.read(Buffer.alloc(900_000 - 1));
    expect(reader.read(Buffer.from('x'))).toHaveLength(1);
    expect(concat.mock.calls.at(-1)?.[0].length).toBeLessThan(2_000);
    concat.mockRestore();
  });

  it('takes a message of exactly the limit', () => {
    const reader = createFrameReader(LIMITS);
    reader.read(header);
    expect(reader.read(frameOf('x'.repeat(998)))).toHaveLength(1);
  });

  it('ends at a header that does not end', () => {
    const reader = createFrameReader(LIMITS);
    expect(reader.read(Buffer.from('x'.repeat(20)))).toEqual([]);
    expect(reader.read(Buffer.from('x'))).toBeNull();
  });
});
