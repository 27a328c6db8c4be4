import { describe, expect, it } from 'vitest';
import { HUES, avatarFor } from './network-avatar';

describe('avatarFor', () => {
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
  ])('has the letter of %j', (network, letter) => {
    expect(avatarFor(network).letter).toBe(letter);
  });

  it('gives a network one colour, however it is written', () => {
    expect(avatarFor('WhatsApp').hue).toBe(avatarFor(' whatsapp ').hue);
  });

  it('uses all colours and no others', () => {
    const hues = Array.from({ length: 200 }, (_, index) => avatarFor(`network ${index}`).hue);
    expect(hues.every((hue) => Number.isInteger(hue) && hue >= 0 && hue < HUES)).toBe(true);
    expect(new Set(hues).size).toBe(HUES);
  });
});
