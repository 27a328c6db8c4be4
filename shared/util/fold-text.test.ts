import { describe, expect, it } from 'vitest';
import { foldedWords, foldText } from './fold-text';

describe('foldText', () => {
  it('ignores case, accents and the width of letters', () => {
    expect(foldText('ÉLÉONORE')).toBe(foldText('eleonore'));
    expect(foldText('ＷｈａｔｓApp')).toBe('whatsapp');
    expect(foldText('Übung')).toBe('ubung');
    expect(foldText('ŁUKASZ Øyvind Đorđe Straße Ægir')).toBe('lukasz oyvind dorde strasse aegir');
  });
});

describe('foldedWords', () => {
  it('are the words of a query; none of a blank one', () => {
    expect(foldedWords('  Élise\tWhats ')).toEqual(['elise', 'whats']);
    expect(foldedWords(' \t ')).toEqual([]);
  });
});
