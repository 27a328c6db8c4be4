import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText } from '../../../shared/util/fold-text';
import { createMatcher } from './matching';

const fit = (title: string, query: string, names: string[] = [], more: string[] = []) =>
  createMatcher(query)({
    parts: [{ text: foldText(title), more: more.map(foldText) }],
    names: () => [title, ...names].map(foldText),
  });

describe('createMatcher', () => {
  it.each([
    ['Mute WhatsApp (Alice)', 'mute wha', 'beginning'],
    ['Mute WhatsApp (Alice)', 'Alice mute', 'words'],
    ['Mute WhatsApp (Alice)', 'app', 'parts'],
    ['Mute WhatsApp (Alice)', 'app mute', 'parts'],
    ['Mute WhatsApp (Alice)', 'unmute', null],
    ['Mute WhatsApp (Alice)', 'mute bob', null],
    ['Zoë', 'ZOE', 'beginning'],
    ['Unmute me, then mute', 'mute', 'words'],
  ])('%s for “%s”: %s', (title, query, expected) => {
    expect(fit(title, query)).toBe(expected);
  });

  it('begins with any of its names, and not with what else it is found by', () => {
    expect(fit('WhatsApp Alice', 'ali', ['Alice'])).toBe('beginning');
    expect(fit('Alice', 'needs', [], ['Needs you to sign in again'])).toBe('parts');
    expect(fit('Alice', 'sign alice', [], ['Needs you to sign in again'])).toBe('parts');
  });

  it('takes each word from any part', () => {
    const parts = [
      { text: 'mute for 1 hour', more: [] },
      { text: 'whatsapp alice', more: ['local-1'] },
    ];
    const fitOf = (query: string) =>
      createMatcher(query)({ parts, names: () => ['mute whatsapp'] });
    expect(fitOf('alice hour')).toBe('words');
    expect(fitOf('mute local')).toBe('parts');
    expect(fitOf('mute bob')).toBeNull();
    expect(fitOf('mute  WHATS')).toBe('beginning');
  });

  it('finds by any beginnings of its words, in any order', () => {
    const words = fc.array(fc.stringMatching(/^[a-z]{1,8}$/), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(words, fc.nat(), fc.integer({ min: 1, max: 8 }), (title, turn, length) => {
        const at = turn % title.length;
        const turned = [...title.slice(at), ...title.slice(0, at)];
        const query = turned.map((word) => word.slice(0, length)).join('  ');
        expect(fit(title.join(' '), query)).toMatch(/^(beginning|words)$/);
      }),
    );
  });
});
