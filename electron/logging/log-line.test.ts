import { describe, expect, it } from 'vitest';
import { logLine } from './log-line';

describe('logLine', () => {
  it('leaves a plain line as it is', () => {
    expect(logLine('status: a connected → wärts 🌻', [])).toBe('status: a connected → wärts 🌻');
  });

  it('hides a secret wherever it stands', () => {
    expect(logLine('s3cret-1 and s3cret-1', ['s3cret-1'])).toBe('[secret] and [secret]');
  });

  it.each([
    ['authorization: Bearer abc.def refused', 'authorization: Bearer [secret] refused'],
    ['GET /callback?code=abc&state=1', 'GET /callback?code=[secret]&state=1'],
    ['at "https://x/?access_token=abc"', 'at "https://x/?access_token=[secret]"'],
  ])('hides what looks like a secret: %s', (text, line) => {
    expect(logLine(text, [])).toBe(line);
  });

  it('hides no value that is too short to be a secret', () => {
    expect(logLine('a status', ['a', ''])).toBe('a status');
  });

  it('indents further lines, so that none can be forged and a stack stays readable', () => {
    expect(logLine('status: x\n2030-01-01 info told', [])).toBe(
      'status: x\n    2030-01-01 info told',
    );
  });

  it('removes control characters', () => {
    expect(logLine('a\u001b[31mb\rc\u009bd', [])).toBe('a [31mb c d');
  });

  it('is cut to a maximum, but never within a secret', () => {
    expect(logLine('x'.repeat(100_000), []).length).toBe(8_000);
    expect(logLine(`${'x'.repeat(7_998)}s3cret-1`, ['s3cret-1'])).not.toContain('s3');
  });
});
