import fc from 'fast-check';
import { expect, it } from 'vitest';
import { confirmDetail } from './hooks';

it('shows a command whole, in lines that fit a screen, however it is written', () => {
  const text = fc
    .array(fc.oneof(fc.string({ maxLength: 300 }), fc.constant('x'.repeat(500))), { maxLength: 6 })
    .map((words) => words.join(' '));
  fc.assert(
    fc.property(text, (command) => {
      const shown = confirmDetail(command).split('\n').slice(0, -2);
      expect(shown.join('')).toBe(command);
      expect(shown.every((line) => [...line].length <= 71)).toBe(true);
    }),
  );
});
