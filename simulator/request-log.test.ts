import { expect, it } from 'vitest';
import { createRequestLog } from './request-log';

const ENTRY = { method: 'GET', path: '/', at: 0, authorized: true, status: null };

it('keeps the newest thousand', () => {
  const log = createRequestLog('simulator-x');
  for (let at = 0; at < 1005; at += 1) log.add({ ...ENTRY, at });
  expect(log.list()).toHaveLength(1000);
  expect(log.list()[0]?.at).toBe(5);
});

it('hands out copies and completes an entry later', () => {
  const log = createRequestLog('simulator-x');
  const note = log.add(ENTRY);
  const before = log.list();
  note({ status: 200, body: ['simulator-x'] });
  expect(before).toEqual([ENTRY]);
  expect(log.list()).toEqual([{ ...ENTRY, status: 200, body: ['***'] }]);
});
