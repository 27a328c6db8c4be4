import { describe, expect, it } from 'vitest';
import type { Display } from '../model/login';
import {
  choicesText,
  displayAdvice,
  displayHeading,
  inputHeading,
  waitingText,
} from './login-steps';

describe('headings', () => {
  it('name the one thing a form asks for', () => {
    expect(inputHeading(['2fa_code'])).toBe('Enter the code');
    expect(inputHeading(['retina_scan'])).toBe('Enter your details');
    expect(inputHeading(['username', 'password'])).toBe('Enter your details');
    expect(inputHeading([])).toBe('One more step');
  });

  it('ask for nothing to be entered where an address came instead of a code', () => {
    const shown = (data: string): Display => ({
      type: 'code',
      name: 'code',
      data,
      picture: { state: 'none' },
    });
    expect(displayHeading(shown('ABCD-1234'), 'Codex')).toBe('Enter this code on your phone');
    for (const data of ['https://auth.example/a?b=c', 'x'.repeat(65)]) {
      expect(displayHeading(shown(data), 'Codex')).toBe('Codex sent this to go on');
      expect(displayAdvice(shown(data), 'Codex')).toMatch(/^Open it, or copy it/);
    }
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
