import { expect, it } from 'vitest';
import { compareVersions, isVersion } from './version-order';

/** As semver.org orders them. */
const IN_ORDER = [
  '0.0.9',
  '0.1.0',
  '0.9.0',
  '0.10.0',
  '1.0.0-alpha',
  '1.0.0-alpha.1',
  '1.0.0-alpha.beta',
  '1.0.0-beta',
  '1.0.0-beta.2',
  '1.0.0-beta.11',
  '1.0.0-rc.1',
  '1.0.0',
  '1.0.1',
  '2.0.0',
];

it('puts versions in the order in which they came', () => {
  for (const [a, one] of IN_ORDER.entries()) {
    for (const [b, other] of IN_ORDER.entries()) {
      expect([one, other, Math.sign(compareVersions(one, other))]).toEqual([
        one,
        other,
        Math.sign(a - b),
      ]);
    }
  }
});

it.each([
  '',
  '1',
  '1.2',
  '1.2.3.4',
  'v1.2.3',
  '01.2.3',
  '1.2.3-',
  '1.2.3+build',
  '1.2.3 ',
  ' 1.2.3',
])('takes %j for no version', (text) => {
  expect(isVersion(text)).toBe(false);
});

it('takes nothing that is too long for one', () => {
  expect(isVersion(`1.2.3-${'a'.repeat(100)}`)).toBe(false);
  expect(isVersion(`${'9'.repeat(20)}.0.0`)).toBe(false);
});
