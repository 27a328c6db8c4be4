import { expect, it } from 'vitest';
import { asMarkup } from './markup';

it.each([
  ['Tom & Jerry', 'Tom &amp; Jerry'],
  ['<a href="http://x">look</a>', '&lt;a href="http://x"&gt;look&lt;/a&gt;'],
  ['&lt;', '&amp;lt;'],
  ['Нина 🌻', 'Нина 🌻'],
])('%s', (text, markup) => {
  expect(asMarkup(text)).toBe(markup);
});
