import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isolate, plainLines, plainText } from './plain-text';

const ISOLATE = '\u2068';
const POP = '\u2069';
const OVERRIDE = '\u202E';

describe('plainText', () => {
  it.each([
    ['  Alice\n\tExample ', 'Alice Example'],
    ['Ali\u202ece', 'Ali ce'],
    ['علي 😀 Ünïcode', 'علي 😀 Ünïcode'],
    ['👨‍👩‍👧', '👨‍👩‍👧'],
    ['👩‍👩‍👧‍👦 family', '👩‍👩‍👧‍👦 family'],
    [` two\n\tlines ${OVERRIDE}evil${POP} `, 'two lines evil'],
    ['', ''],
  ])('%j becomes %j', (text, plain) => {
    expect(plainText(text)).toBe(plain);
  });

  it('is one short line, whatever comes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (text) => {
        const plain = plainText(text);
        expect([...plain].length).toBeLessThanOrEqual(200);
        // eslint-disable-next-line no-control-regex -- these are what must not be left
        expect(plain).not.toMatch(/[\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]/);
      }),
      { seed: 1 },
    );
  });
});

describe('plainLines', () => {
  it.each([
    ['One\r\ntwo\u2028three\rfour', 'One\ntwo\nthree\nfour'],
    ['a\u202eb\u2066c\u061cd', 'abcd'],
    ['no\u200bthing\ufeff', 'nothing'],
    ['\u0000\u001b[31mred', '[31mred'],
    ['👩‍💻 می‌خواهم', '👩‍💻 می‌خواهم'],
    ['\u{1f3f4}\u{e0067}\u{e0062}\u{e007f}', '\u{1f3f4}\u{e0067}\u{e0062}\u{e007f}'],
    ['a\u{e0061}\u{e0062}b\u206ac\u180ed\ufff9e\u3164f', 'abcdef'],
  ])('%j becomes %j', (text, plain) => {
    expect(plainLines(text, 100)).toBe(plain);
  });

  it('ends where it is long enough', () => {
    expect(plainLines('abc', 2)).toBe('ab');
  });
});

describe('isolate', () => {
  it('leaves a left-to-right name as it is, with nothing unseen in it', () => {
    expect(isolate('Alice <b>')).toBe('Alice <b>');
    expect(isolate('王小明')).toBe('王小明');
  });

  it.each(['مها', 'דנה', 'Alice مها'])('sets %s apart', (name) => {
    expect(isolate(name)).toBe(ISOLATE + name + POP);
  });

  it('cannot be closed from within', () => {
    expect(isolate(`مها${POP}${OVERRIDE}x`)).toBe(`${ISOLATE}مها x${POP}`);
  });
});
