import { describe, expect, it } from 'vitest';
import { inputHeading } from './login-steps';

describe('headings', () => {
  it('name the one thing a form asks for', () => {
    expect(inputHeading(['2fa_code'])).toBe('Enter the code');
    expect(inputHeading(['retina_scan'])).toBe('Enter your details');
    expect(inputHeading(['username', 'password'])).toBe('Enter your details');
    expect(inputHeading([])).toBe('One more step');
  });
});
