import { expect, it } from 'vitest';
import { createRequestLog } from './request-log';

const ENTRY = { method: 'GET', path: '/', at: 0, authorized: true, status: null };

it('keeps the newest thousand', () => {
  const log = createRequestLog();
  for (let at = 0; at < 1005; at += 1) log.add({ ...ENTRY, at });
  expect(log.list()).toHaveLength(1000);
  expect(log.list()[0]?.at).toBe(5);
});

it('hands out copies and completes an entry later', () => {
  const log = createRequestLog();
  log.hide('simulator-x');
  const complete = log.add(ENTRY);
  const before = log.list();
  complete({ status: 200, body: ['simulator-x'] });
  expect(before).toEqual([ENTRY]);
  expect(log.list()).toEqual([{ ...ENTRY, status: 200, body: ['***'] }]);
});

it('hides secrets in entries from before and after', () => {
  const log = createRequestLog();
  log.hide('first');
  log.hide('second');
  log.add({ ...ENTRY, path: '/v1/first?q=second' })({ body: { second: 'a first' } });
  expect(log.list()).toEqual([{ ...ENTRY, path: '/v1/***?q=***', body: { '***': 'a ***' } }]);
});

it('shows of OAuth neither a body nor what a query may hold in secret', () => {
  const log = createRequestLog();
  const query = 'client_id=c&state=s&scope=read%20write&code_challenge=x&code&response_type=code';
  log.add({ ...ENTRY, path: `/oauth/authorize?${query}` })({ body: 'code_verifier=v' });
  log.add({ ...ENTRY, path: '/oauth/token' })({ status: 200 });
  expect(log.list()).toEqual([
    {
      ...ENTRY,
      path:
        '/oauth/authorize?client_id=c&state=***&scope=read%20write&code_challenge=***' +
        '&code=***&response_type=code',
      body: '***',
    },
    { ...ENTRY, path: '/oauth/token', status: 200 },
  ]);
});
