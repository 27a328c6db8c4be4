import { describe, expect, it } from 'vitest';
import { siInstagram, siMatrix, siMessenger, siWhatsapp, siX } from 'simple-icons';
import { allMarks, markOf } from './network-marks';

describe('markOf', () => {
  it.each([
    'WhatsApp',
    ' whatsapp ',
    'WhatsApp Business',
    'WHATSAPP (Business)',
    'Whats App',
    'local-whatsapp',
    'WhatsApp at home 🏠',
    `WhatsApp ${'x'.repeat(100_000)}`,
  ])('knows WhatsApp as %j', (network) => {
    expect(markOf(network)?.path).toBe(siWhatsapp.path);
  });

  it.each([
    ['instagramgo', siInstagram],
    ['X', siX],
    ['X (Twitter)', siX],
    ['Twitter', siX],
    ['Facebook Messenger', siMessenger],
    ['sh-matrix', siMatrix],
  ])('knows %j', (network, { path }) => {
    expect(markOf(network)?.path).toBe(path);
  });

  it.each([
    // Networks and types of bridges as Beeper names them.
    ...['Signal', 'Instagram', 'Slack', 'Discord', 'Telegram', 'LinkedIn', 'X', 'iMessage'],
    ...['Facebook', 'Tumblr', 'Google Messages', 'Google Chat', 'Matrix', 'Bluesky', 'LINE'],
    ...['slackgo', 'discordgo', 'facebookgo', 'imessagego', 'gmessages', 'twitter', 'linkedin'],
  ])('has a mark for %j', (network) => {
    expect(markOf(network)).not.toBeNull();
  });

  it.each([
    '',
    '🏠',
    '(WhatsApp)',
    'Google Voice',
    'Google',
    'Teams',
    'Go',
    'Line dancing',
    'X-ray',
    'My WhatsApp',
    'Whatsapper',
    'constructor',
  ])('gives nobody else’s mark to %j', (network) => {
    expect(markOf(network)).toBeNull();
  });

  it('has a mark and a colour of each brand', () => {
    expect(new Set(allMarks().map(({ path }) => path)).size).toBe(allMarks().length);
    expect(allMarks().filter(({ form }) => form === 'tile')).toEqual([
      markOf('iMessage'),
      markOf('KakaoTalk'),
    ]);
    for (const { path, viewBox, ground } of allMarks()) {
      expect(path).toMatch(/^M[\d.]/i);
      expect(viewBox).toMatch(/^0 0 \d+ \d+$/);
      expect(ground).toMatch(/^#[\da-f]{6}$/);
    }
  });
});
