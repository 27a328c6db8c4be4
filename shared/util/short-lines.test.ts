import { expect, it } from 'vitest';
import { inShortLines, pathInShortLines } from './short-lines';

it('breaks a text between words, and a word that is too long', () => {
  expect(inShortLines(`${'word '.repeat(20)}end`)).toBe(
    `${'word '.repeat(14)}\n${'word '.repeat(6)}end`,
  );
  expect(inShortLines('x'.repeat(75))).toBe(`${'x'.repeat(70)}\nxxxxx`);
});

it('breaks a path between folders', () => {
  const folder = '/home/alice/.config/BraveSoftware/Brave-Browser/NativeMessagingHosts/';
  expect(pathInShortLines(`${folder}app.json`)).toBe(`${folder}\napp.json`);
  expect(pathInShortLines('/home/alice/app.json')).toBe('/home/alice/app.json');
  expect(pathInShortLines(`/${'x'.repeat(75)}/a`)).toBe(`/${'x'.repeat(69)}\nxxxxxx/a`);
});
