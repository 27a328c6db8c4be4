import { describe, expect, it } from 'vitest';
import { isDigitCode, plainCode, spelledOut } from './code';

describe('isDigitCode', () => {
  it.each(['^[0-9]{4}$', '\\d+', '^\\d{3}\\d{3}$', '[0-9]{6,8}'])('%s takes digits', (pattern) => {
    expect(isDigitCode({ pattern })).toBe(true);
  });

  it.each(['^\\d{3}-\\d{3}$', '^[a-z0-9]+$', '.*', ''])('%s takes more', (pattern) => {
    expect(isDigitCode({ type: '2fa_code', pattern })).toBe(false);
  });

  it('goes by the type without a pattern', () => {
    expect(isDigitCode({ type: '2fa_code' })).toBe(true);
    expect(isDigitCode({ type: 'phone_number' })).toBe(false);
  });
});

describe('plainCode', () => {
  it.each([
    ['123 456', '123456'],
    [' 123-456\n', '123456'],
    ['12\u00a034\u201356', '123456'],
    [' ab12-cd34 ', 'ab12-cd34'],
    ['1234 abcd', '1234 abcd'],
    ['', ''],
    [' - ', '-'],
  ])('%j is %j', (typed, code) => {
    expect(plainCode(typed)).toBe(code);
  });
});

describe('spelledOut', () => {
  it('separates the signs', () => {
    expect(spelledOut('AB-1 2')).toBe('A B - 1 2');
  });
});
