import { expect, it } from 'vitest';
import { sentValues } from './sent-values';

it('are the values, the last page, and what its address may hold', () => {
  const lastURL = 'https://a.com/done?v=1&code=long%20enough#session=abc';
  expect(sentValues({ type: 'cookies', fields: { a: 'x' }, lastURL })).toEqual([
    'x',
    lastURL,
    '?v=1&code=long%20enough',
    '#session=abc',
    'long enough',
  ]);
});

it('are the values alone where there is no page, or none to read', () => {
  expect(sentValues({ type: 'user_input', fields: { a: 'x' } })).toEqual(['x', '']);
  expect(sentValues({ type: 'cookies', lastURL: 'no page' })).toEqual(['no page']);
});
