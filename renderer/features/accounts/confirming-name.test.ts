import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anAccount } from '../../../shared/testing/fixtures';
import { confirmingName, isSameName } from './confirming-name';

const nameOf = (displayName: string | null, network = 'WhatsApp') =>
  confirmingName(anAccount({ displayName, network }));

describe('the name to type', () => {
  it.each([
    ['Alice Example', 'Alice Example'],
    ['Alice 🌻', 'Alice'],
    ['🌻🌻 Alice 👩🏽‍🚀 Example 🏴󠁧󠁢󠁥󠁮󠁧󠁿', 'Alice Example'],
    ['アリス', 'アリス'],
    ['أليس للتصوير', 'أليس للتصوير'],
    ['+12025550123', '+12025550123'],
    ['7️⃣', '7'],
  ])('of %j is its holder’s, without pictures: %j', (displayName, name) => {
    expect(nameOf(displayName)).toBe(name);
  });

  it.each([null, '🌻', '🇦🇹 🇨🇭', '—', '   ', 'x'.repeat(61)])(
    'of %j is the network’s, as nobody can type that',
    (displayName) => {
      expect(nameOf(displayName)).toBe('WhatsApp');
      expect(nameOf(displayName, '🏠 Telegram at home')).toBe('Telegram at home');
    },
  );

  it('is a word of its own when the network has no name to type either', () => {
    expect(nameOf('🌻', '🏠')).toBe('Remove');
  });

  it('can be typed as it is shown, whatever people call themselves', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.string({ unit: 'binary' }),
        (name, network) => {
          const shown = nameOf(name, network);
          expect(shown).toMatch(/[\p{Letter}\p{Number}]/u);
          expect(isSameName(shown, shown)).toBe(true);
          expect(isSameName('', shown)).toBe(false);
        },
      ),
    );
  });
});

describe('a typed name', () => {
  it.each([
    ['  alice   EXAMPLE ', 'Alice Example'],
    ['alice', 'Alice 🌻'],
    ['Alice 🌻', 'Alice'],
    ['alice mu\u0308ller-a\u030angstro\u0308m', 'Alice Müller-Ångström'],
    ['Ａｌｉｃｅ', 'Alice'],
    ['o\'brien "bob"', 'O’Brien “Bob”'],
    ['a - b', 'A – B'],
    ['\u2068أليس للتصوير\u2069', 'أليس للتصوير'],
    ['نیما می\u200cرود', 'نیما میرود'],
    ['alice\u00a0example', 'Alice Example'],
  ])('%j is %j', (typed, name) => {
    expect(isSameName(typed, name)).toBe(true);
  });

  it.each([
    ['', 'Alice'],
    ['Alic', 'Alice'],
    ['Alice Example', 'Alice'],
    ['AliceExample', 'Alice Example'],
    ['Alicé', 'Alice'],
    ['Аlice', 'Alice'],
  ])('%j is not %j', (typed, name) => {
    expect(isSameName(typed, name)).toBe(false);
  });
});
