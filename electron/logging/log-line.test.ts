import { describe, expect, it } from 'vitest';
import { logLine } from './log-line';

describe('a line of the log', () => {
  it('is kept as it is when it is one', () => {
    expect(logLine('status: a connected → wärts 🌻', [])).toBe('status: a connected → wärts 🌻');
  });

  it('shows no secret, wherever it stands', () => {
    expect(logLine('s3cret-1 and s3cret-1', ['s3cret-1'])).toBe('[secret] and [secret]');
  });

  it.each([
    ['authorization: Bearer abc.def refused', 'authorization: Bearer [secret] refused'],
    ['GET /callback?code=abc&state=1', 'GET /callback?code=[secret]&state=1'],
    ['at "https://x/?access_token=abc"', 'at "https://x/?access_token=[secret]"'],
  ])('shows nothing that looks like one either: %s', (text, line) => {
    expect(logLine(text, [])).toBe(line);
  });

  it('is not blotted out by a value too short to be a secret', () => {
    expect(logLine('a status', ['a', ''])).toBe('a status');
  });

  it('lets nobody forge another line, and keeps a stack readable', () => {
    expect(logLine('status: x\n2030-01-01 info told', [])).toBe(
      'status: x\n    2030-01-01 info told',
    );
  });

  it('sends a terminal nothing to obey', () => {
    expect(logLine('a\u001b[31mb\rc\u009bd', [])).toBe('a [31mb c d');
  });

  it('is bounded, and not by cutting a secret in two', () => {
    expect(logLine('x'.repeat(100_000), []).length).toBe(8_000);
    expect(logLine(`${'x'.repeat(7_998)}s3cret-1`, ['s3cret-1'])).not.toContain('s3');
  });
});
