import { expect, it } from 'vitest';
import { createFaults, type FaultMatch } from './faults';

function acts(match: FaultMatch, method: string, path: string): boolean {
  const faults = createFaults();
  faults.add({ kind: 'hang', ...match });
  return faults.use(method, path) !== undefined;
}

it.each<[FaultMatch, string, string, boolean]>([
  [{}, 'GET', '/v1/info', true],
  [{ path: '/' }, 'GET', '/v1/info', true],
  [{ path: '/v1/bridges' }, 'GET', '/v1/bridges', true],
  [{ path: '/v1/bridges/' }, 'GET', '/v1/bridges', true],
  [{ path: '/v1/bridges' }, 'GET', '/v1/bridges/x/logins', true],
  [{ path: '/v1/bridges' }, 'GET', '/v1/bridgesque', false],
  [{ path: '/v1/bridges' }, 'GET', '/v1/accounts', false],
  [{ pattern: '^/v1/bridges$' }, 'GET', '/v1/bridges/x', false],
  [{ pattern: '/capabilities$' }, 'GET', '/v1/bridges/x/capabilities', true],
  [{ method: 'post' }, 'POST', '/v1/focus', true],
  [{ method: 'POST' }, 'GET', '/v1/focus', false],
])('%j on %s %s: %j', (match, method, path, expected) => {
  expect(acts(match, method, path)).toBe(expected);
});

it('is gone after its times', () => {
  const faults = createFaults();
  faults.add({ kind: 'hang', path: '/v1/info', times: 2 });
  const taken = ['/v1/info', '/v1/bridges', '/v1/info', '/v1/info'].map(
    (path) => faults.use('GET', path)?.kind,
  );
  expect(taken).toEqual(['hang', undefined, 'hang', undefined]);
  expect(faults.list()).toEqual([]);
});

it('lets the latest act, then the one before', () => {
  const faults = createFaults();
  faults.add({ kind: 'hang' });
  faults.add({ kind: 'drop', times: 1 });
  expect(faults.use('GET', '/')?.kind).toBe('drop');
  expect(faults.use('GET', '/')?.kind).toBe('hang');
});

it('is removed by its ID, or with all others', () => {
  const faults = createFaults();
  const first = faults.add({ kind: 'hang' });
  faults.add({ kind: 'drop' });
  expect(faults.remove(first)).toBe(true);
  expect(faults.remove(first)).toBe(false);
  expect(faults.list().map(({ fault }) => fault.kind)).toEqual(['drop']);
  faults.clear();
  expect(faults.use('GET', '/')).toBeUndefined();
});
