import { expect, it } from 'vitest';
import { contradiction } from './client-hints';

const AGENT = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/141.0.0.0 Safari/537.36';
const BRANDS = '"Not?A_Brand";v="99", "Chromium";v="141"';

it('says nothing when there are no hints, or they agree', () => {
  expect(contradiction({ 'user-agent': AGENT })).toBeUndefined();
  const hints = { 'sec-ch-ua': BRANDS, 'sec-ch-ua-platform': '"Windows"' };
  expect(contradiction({ 'user-agent': AGENT, ...hints })).toBeUndefined();
});

it.each([
  ['another platform', { 'sec-ch-ua': BRANDS, 'sec-ch-ua-platform': '"Linux"' }],
  ['another version', { 'sec-ch-ua': '"Chromium";v="130"', 'sec-ch-ua-platform': '"Windows"' }],
])('names %s', (_, hints) => {
  expect(contradiction({ 'user-agent': AGENT, ...hints })).toContain('The user agent says');
});
