import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contrast, MIN_MARK_CONTRAST } from './contrast';
import { allMarks } from './network-marks';
import { DARK_SURFACE, HUES, avatarFor, inkOn } from './network-avatar';

const tokens = readFileSync(new URL('../styles/tokens.css', import.meta.url), 'utf8');
const component = readFileSync(new URL('network-avatar.svelte', import.meta.url), 'utf8');

/** The monogram of a network without a mark. */
function monogramFor(network: string) {
  const avatar = avatarFor(network);
  if (avatar.kind !== 'monogram') throw new Error(`“${network}” has a mark.`);
  return avatar;
}

describe('avatarFor a network without a mark', () => {
  it.each([
    ['Google Voice', 'G'],
    ['  teams', 'T'],
    ['“Quoted”', 'Q'],
    ['🦜🔥', '🦜'],
    ['🏠 home', 'H'],
    ['微信', '微'],
    ['שיחה', 'ש'],
    ['é́clair', 'É́'],
    ['', '?'],
    ['x'.repeat(100_000), 'X'],
  ])('has the letter of %j', (network, letter) => {
    expect(monogramFor(network).letter).toBe(letter);
  });

  it('gives a network one colour, however it is written', () => {
    expect(monogramFor('Google Voice').hue).toBe(monogramFor(' google voice ').hue);
  });

  it('uses all colours and no others', () => {
    const hues = Array.from({ length: 200 }, (_, index) => monogramFor(`network ${index}`).hue);
    expect(hues.every((hue) => Number.isInteger(hue) && hue >= 0 && hue < HUES)).toBe(true);
    expect(new Set(hues).size).toBe(HUES);
  });
});

describe('avatarFor a network with a mark', () => {
  it.each([
    ['Instagram', '#ff0069', 'white', false],
    ['Google Chat', '#34a853', 'white', false],
    ['WhatsApp', '#25d366', 'dark', false],
    ['Telegram', '#26a5e4', 'dark', false],
    ['X', '#000000', 'white', true],
    ['Slack', '#4a154b', 'white', true],
  ] as const)('shows %s on %s in %s', (network, ground, ink, isNearBlack) => {
    expect(avatarFor(network)).toMatchObject({ kind: 'mark', ground, ink, isNearBlack });
  });

  it('can be seen on every brand’s colour', () => {
    const [, dark] = /\.ink-dark \{\s*color: (#[\da-f]{6});/.exec(component) ?? [];
    for (const { ground } of allMarks()) {
      const ink = inkOn(ground) === 'white' ? '#ffffff' : (dark as `#${string}`);
      expect(contrast(ground, ink), ground).toBeGreaterThanOrEqual(MIN_MARK_CONTRAST);
    }
  });

  it('knows the dark theme’s ground', () => {
    expect(tokens).toMatch(new RegExp(`--surface: light-dark\\(#[\\da-f]+, ${DARK_SURFACE}\\)`));
  });
});
