import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commandText, parseCommand } from './command-text';

describe('parseCommand', () => {
  it.each([
    ['say hello', ['say', 'hello']],
    ['  /usr/bin/say   "hello there" ', ['/usr/bin/say', 'hello there']],
    [`say 'a "b" c' ""`, ['say', 'a "b" c', '']],
    ['say a\\ b "c\\"d"', ['say', 'a b', 'c"d']],
    ['a"b c"d', ['ab cd']],
    [
      'say $HOME `id` $(id) ; rm -rf / | cat > x && y',
      'say $HOME `id` $(id) ; rm -rf / | cat > x && y'.split(' '),
    ],
  ])('parts %j without a shell', (text, argv) => {
    expect(parseCommand(text, 'linux')).toEqual({ ok: true, argv });
  });

  it('leaves backslashes alone on Windows', () => {
    const argv = ['C:\\Program Files\\say.exe', "it's"];
    expect(parseCommand(`"${argv[0]}" it's`, 'win32')).toEqual({ ok: true, argv });
    expect(parseCommand(commandText(argv, 'win32'), 'win32')).toEqual({ ok: true, argv });
  });

  it.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['"" x', 'empty'],
    ['say "hello', 'open-quote'],
    ["say 'hello", 'open-quote'],
    ['x'.repeat(1_001), 'too-long'],
    ['x '.repeat(101), 'too-long'],
    ['say\0hello', 'unusable'],
    ['say\nrm', 'unusable'],
    ['say \u202ehello', 'unusable'],
    ['say\u200b', 'unusable'],
  ])('does not take %j', (text, problem) => {
    expect(parseCommand(text, 'linux')).toEqual({ ok: false, problem });
  });

  it('reads back whatever it shows', () => {
    const word = fc
      .string({ maxLength: 20 })
      .filter((text) => !/\p{Cc}|\p{Cf}|\p{Zl}|\p{Zp}/u.test(text));
    const words = fc.tuple(
      word.filter((text) => text !== ''),
      fc.array(word, { maxLength: 8 }),
    );
    fc.assert(
      fc.property(words, ([program, args]) => {
        const argv = [program, ...args];
        expect(parseCommand(commandText(argv, 'linux'), 'linux')).toEqual({ ok: true, argv });
      }),
    );
  });
});
