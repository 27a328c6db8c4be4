import { expect, it } from 'vitest';
import { createMailbox } from './mailbox';

it('keeps what comes until somebody listens, in its order', () => {
  const { put, listen } = createMailbox<number>();
  put(1);
  put(2);
  const seen: number[] = [];
  listen((item) => seen.push(item));
  expect(seen).toEqual([1, 2]);
  put(3);
  expect(seen).toEqual([1, 2, 3]);
});
