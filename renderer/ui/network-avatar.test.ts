import { describe, expect, it } from 'vitest';
import { HUES, markOf } from './network-avatar';

describe('markOf', () => {
  it.each([
    ['WhatsApp', 'W'],
    ['  signal', 'S'],
    ['“Quoted”', 'Q'],
    ['🦜🔥', '🦜'],
    ['🏠 home', 'H'],
    ['微信', '微'],
    ['שיחה', 'ש'],
    ['é́clair', 'É́'],
    ['', '?'],
    ['x'.repeat(100_000), 'X'],
  ])('draws %j', (network, letter) => {
    expect(markOf(network).letter).toBe(letter);
  });

  it('gives a network one colour, however it is written', () => {
    expect(markOf('WhatsApp').hue).toBe(markOf(' whatsapp ').hue);
  });

  it('stays within the colours there are and uses most of them', () => {
    const hues = Array.from({ length: 200 }, (_, index) => markOf(`network ${index}`).hue);
    expect(hues.every((hue) => Number.isInteger(hue) && hue >= 0 && hue < HUES)).toBe(true);
    expect(new Set(hues).size).toBe(HUES);
  });
});
