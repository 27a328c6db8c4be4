import { describe, expect, it } from 'vitest';
import { createLineBatch } from './line-batch';

function start() {
  const written: unknown[] = [];
  const batch = createLineBatch((level, lines) => written.push([level, ...lines]));
  return { written, batch };
}

describe('a batch of lines', () => {
  it('writes the lines of one run at once, when that is over', async () => {
    const { written, batch } = start();
    batch.add('info', 'a');
    batch.add('info', 'b');
    expect(written).toEqual([]);
    await Promise.resolve();
    expect(written).toEqual([['info', 'a', 'b']]);
    batch.add('info', 'c');
    await Promise.resolve();
    expect(written).toEqual([
      ['info', 'a', 'b'],
      ['info', 'c'],
    ]);
  });

  it('keeps the order of lines of several levels', async () => {
    const { written, batch } = start();
    batch.add('info', 'a');
    batch.add('warn', 'b');
    batch.add('info', 'c');
    await Promise.resolve();
    expect(written).toEqual([
      ['info', 'a'],
      ['warn', 'b'],
      ['info', 'c'],
    ]);
  });

  it('does not wait with an error, nor with what came before it', () => {
    const { written, batch } = start();
    batch.add('info', 'a');
    batch.add('error', 'b');
    expect(written).toEqual([
      ['info', 'a'],
      ['error', 'b'],
    ]);
  });
});
