import { describe, expect, it } from 'vitest';
import type { Wanted } from '../../shared/browser-extension/messages';
import { isRefusal, unreadableWhenRefused } from './refusal';

const COOKIE: Wanted = { kind: 'cookie', name: 'session', domain: null };
const STORAGE: Wanted = { kind: 'storage', name: 'token' };
const SCRIPT: Wanted = { kind: 'script', names: ['a'], code: '' };

describe('a page that a browser keeps from extensions', () => {
  it.each([
    'This page cannot be scripted due to an ExtensionsSettings policy.',
    'Missing host permission for the tab',
    'Cannot access contents of the page. Extension manifest must request permission to access the respective host.',
  ])('is told by the browser’s words: %s', (words) => {
    expect(isRefusal(new Error(words))).toBe(true);
  });

  it.each(['No tab with id: 7.', 'The frame was removed.', 'Frame with ID 0 was removed.'])(
    'is not one that has just gone: %s',
    (words) => {
      expect(isRefusal(new Error(words))).toBe(false);
    },
  );

  it('keeps its cookies too, but in Firefox, and nothing that is not wanted', () => {
    const wanted = [COOKIE, STORAGE, SCRIPT];
    expect(unreadableWhenRefused(wanted, false)).toEqual(['cookie', 'storage']);
    expect(unreadableWhenRefused(wanted, true)).toEqual(['storage']);
    expect(unreadableWhenRefused([COOKIE], true)).toEqual([]);
  });
});
