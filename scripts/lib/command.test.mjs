import { describe, expect, it } from 'vitest';

import { lastLines, run } from './command.mjs';

const COLLECT = { collect: true };

/**
 * A command that runs a piece of JavaScript.
 * @param {string} code
 */
function node(code) {
  return [process.execPath, '-e', code];
}

describe('run', () => {
  it('gives the exit code and all that was written', async () => {
    const ended = await run(
      node('console.log("one"); console.error("two"); process.exit(3)'),
      COLLECT,
    );
    expect(ended.code).toBe(3);
    expect(ended.output).toContain('one\n');
    expect(ended.output).toContain('two\n');
    expect(ended.timedOut).toBe(false);
  });

  it('gives 127 and the reason for a program that is not there', async () => {
    const ended = await run(['no-such-program'], COLLECT);
    expect(ended.code).toBe(127);
    expect(ended.output).toContain('ENOENT');
  });

  it.skipIf(process.platform === 'win32')(
    'ends a command whose time is up, and what that had started',
    async () => {
      const forever = 'setInterval(() => {}, 1000)';
      // The inner one holds the output open: without its end this would wait forever.
      const nested = `
        const { spawn } = require('node:child_process');
        spawn(process.execPath, ['-e', '${forever}'], { stdio: 'inherit' });
        ${forever};`;
      const ended = await run(node(nested), { collect: true, timeoutMs: 1_000 });
      expect(ended.timedOut).toBe(true);
      expect(ended.code).toBe(128 + 15);
    },
  );
});

describe('lastLines', () => {
  it('keeps the end', () => {
    expect(lastLines('a\nb\nc\n', 2)).toBe('b\nc');
  });
});
