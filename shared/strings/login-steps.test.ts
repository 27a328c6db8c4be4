import { describe, expect, it } from 'vitest';
import { choicesText, inputHeading, waitingText } from './login-steps';

describe('headings', () => {
  it('name the one thing a form asks for', () => {
    expect(inputHeading(['2fa_code'])).toBe('Enter the code');
    expect(inputHeading(['retina_scan'])).toBe('Enter your details');
    expect(inputHeading(['username', 'password'])).toBe('Enter your details');
    expect(inputHeading([])).toBe('One more step');
  });
});

it.each([
  [0, 'Waiting…'],
  [59_999, 'Waiting…'],
  [60_000, 'Still waiting after 1 minute'],
  [29 * 60_000, 'Still waiting after 29 minutes'],
])('waiting for %d ms reads: %s', (length, text) => {
  expect(waitingText(length)).toBe(text);
});

it.each([
  [0, '0 choices'],
  [1, '1 choice'],
  [10_000, '10,000 choices'],
])('%d is said as %s', (count, text) => {
  expect(choicesText(count)).toBe(text);
});
