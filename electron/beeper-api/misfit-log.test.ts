import { expect, it } from 'vitest';
import { createMisfitLog } from './misfit-log';

const misfit = (path: string) => ({ path, expected: 'string', received: 'number' });

function start() {
  const lines: string[] = [];
  return { lines, logMisfits: createMisfitLog('/v1/bridges', (line) => lines.push(line)) };
}

it('logs a misfit when it is new, not at every poll', () => {
  const { lines, logMisfits } = start();
  logMisfits([misfit('0.status')]);
  logMisfits([misfit('0.status')]);
  logMisfits([misfit('0.status'), misfit('')]);
  expect(lines).toEqual([
    '/v1/bridges: 0.status does not fit: expected string, got number',
    '/v1/bridges: the whole does not fit: expected string, got number',
  ]);
  logMisfits([]);
  logMisfits([misfit('0.status')]);
  expect(lines).toHaveLength(3);
});

it('counts what would bury the log', () => {
  const { lines, logMisfits } = start();
  logMisfits(Array.from({ length: 1_000 }, (_, index) => misfit(`${index}.id`)));
  expect(lines).toHaveLength(21);
  expect(lines.at(-1)).toBe('/v1/bridges: 980 more do not fit');
});
