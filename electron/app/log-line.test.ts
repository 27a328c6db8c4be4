import { describe, expect, it } from 'vitest';
import { logLine } from './log-line';

describe('a line of the log', () => {
  it('is kept as it is when it is one', () => {
    expect(logLine('status: a connected → wärts 🌻', [])).toBe('status: a connected → wärts 🌻');
  });

  it('shows no secret, wherever it stands', () => {
    expect(logLine('s3cret and s3cret', ['s3cret'])).toBe('[secret] and [secret]');
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
    expect(logLine(`${'x'.repeat(7_998)}s3cret`, ['s3cret'])).not.toContain('s3');
  });
});
