import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linkOfDisplay, linksIn, parseInstructions } from './instructions';

const parts = (text: string) =>
  parseInstructions(text).map((part) =>
    part.kind === 'link' ? `link ${part.text} → ${part.host}` : `${part.kind} ${part.text}`,
  );

describe('parseInstructions', () => {
  it.each([
    ['Plain words.', ['text Plain words.']],
    ['', []],
    ['Press **Link a device** now', ['text Press ', 'bold Link a device', 'text  now']],
    [
      'PIN code: **482913**\n\nThen go on.',
      ['text PIN code: ', 'code 482913', 'text \n\nThen go on.'],
    ],
    ['Enter `ab cd`.', ['text Enter ', 'code ab cd', 'text .']],
    [
      'Type **ABCD-EFGH** or **12 34 56**',
      ['text Type ', 'code ABCD-EFGH', 'text  or ', 'code 12 34 56'],
    ],
    ['**`x1`** and **A1B2C3**', ['code x1', 'text  and ', 'code A1B2C3']],
    ['**WARNING** and **Open 2 apps**', ['bold WARNING', 'text  and ', 'bold Open 2 apps']],
    ['Your code is 123-456.', ['text Your code is ', 'code 123-456', 'text .']],
    ['The PIN: 4821', ['text The PIN: ', 'code 4821']],
    // Numbers that nobody calls a code.
    ['Wait 300 seconds, in 2026', ['text Wait 300 seconds, in 2026']],
    ['# Title\n* one\n_two_ ![x](y)', ['text # Title\n* one\n_two_ ![x](y)']],
    ['**a `b` c**', ['bold a b c']],
    ['**never closed', ['text **never closed']],
    ['a ** b ** c', ['text a ', 'bold b', 'text  c']],
    ['<b>no</b> &amp;', ['text <b>no</b> &amp;']],
  ])('%j', (text, expected) => {
    expect(parts(text)).toEqual(expected);
  });

  it.each([
    [
      'See https://example.com/help.',
      ['text See ', 'link example.com/help → example.com', 'text .'],
    ],
    ['**https://example.com/a**', ['link example.com/a → example.com']],
    ['**[help](https://example.com)**', ['link help → example.com']],
    ['https://example.com/a_(b)', ['link example.com/a_(b) → example.com']],
    ['(https://example.com)', ['text (', 'link example.com → example.com', 'text )']],
    ['[the help](https://example.com/a?b=c)', ['link the help → example.com']],
    // A label that names another host than the link leads to.
    ['[google.com](https://evil.example/x)', ['link evil.example/x → evil.example']],
    ['https://bücher.example/', ['link xn--bcher-kva.example → xn--bcher-kva.example']],
    ['https://google.com@evil.example/', ['text https://google.com@evil.example/']],
    ['[x](javascript:alert(1)) file:///etc', ['text [x](javascript:alert(1)) file:///etc']],
    ['https://', ['text https://']],
  ])('links: %j', (text, expected) => {
    expect(parts(text)).toEqual(expected);
  });

  it('lists the addresses that may be opened', () => {
    expect(linksIn('https://a.example/?q=1 and [b](https://b.example)')).toEqual([
      'https://a.example/?q=1',
      'https://b.example/',
    ]);
  });

  it('loses no letter of what has no marks', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', ' ', '\n', '*', '[', '(', ')') }),
        (text) => {
          const joined = parseInstructions(text)
            .map((part) => part.text)
            .join('');
          expect(joined.replaceAll(/[*\s]/g, '')).toBe(text.replaceAll(/[*\s]/g, ''));
        },
      ),
    );
  });

  it.each(['*', '**a', '`', '[', '[a](', 'https://', 'https://.....a', 'code 1 '])(
    'a long text of %j takes no longer for each of its letters',
    (unit) => {
      const text = unit.repeat(Math.ceil(200_000 / unit.length));
      expect(parseInstructions(text).length).toBeGreaterThan(0);
    },
    20_000,
  );
});

it.each([
  [
    'https://a.example/authorize?scope=*&state=abc',
    'https://a.example/authorize?scope=*&state=abc',
  ],
  [`https://a.example/?${'x'.repeat(5_000)}`, `https://a.example/?${'x'.repeat(5_000)}`],
  ['https://a.example/end.', 'https://a.example/end.'],
  ['Open https://a.example/b now', 'https://a.example/b'],
  ['https://google.com@evil.example', undefined],
  ['ABCD-1234', undefined],
])('a display of %s leads to %s', (text, url) => {
  expect(linkOfDisplay(text)?.url).toBe(url);
});
