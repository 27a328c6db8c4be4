import { expect, it } from 'vitest';

import { fits } from './node-version.mjs';

it.each([
  ['20.19.0', '>=20.19', true],
  ['20.18.3', '>=20.19', false],
  ['20.9.0', '>=20.19', false],
  ['24.0.0', '>=20.19', true],
  ['20.20.2', '^20.19.0 || ^22.13.0 || >=24', true],
  ['21.7.3', '^20.19.0 || ^22.13.0 || >=24', false],
  ['22.12.0', '^20.19.0 || ^22.13.0 || >=24', false],
  ['25.1.0', '^20.19.0 || ^22.13.0 || >=24', true],
  ['18.0.0', '*', true],
])('Node %s in %s: %s', (version, range, expected) => {
  expect(fits(version, range)).toBe(expected);
});
