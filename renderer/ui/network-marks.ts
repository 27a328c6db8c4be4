import { faLinkedinIn, faSlack, type IconDefinition } from '@fortawesome/free-brands-svg-icons';
import {
  siBluesky,
  siDiscord,
  siFacebook,
  siGooglechat,
  siGooglemessages,
  siImessage,
  siInstagram,
  siKakaotalk,
  siLine,
  siMastodon,
  siMatrix,
  siMattermost,
  siMessenger,
  siSignal,
  siTelegram,
  siTiktok,
  siTumblr,
  siViber,
  siWechat,
  siWhatsapp,
  siX,
  siXmpp,
  siZulip,
  type SimpleIcon,
} from 'simple-icons';
import type { Colour } from './contrast';

/** A network's own sign, in one colour on the brand's. */
export interface NetworkMark {
  /** An SVG path. */
  path: string;
  viewBox: string;
  ground: Colour;
  /** A tile is itself the ground, edge to edge, with the sign cut out of it. */
  form: 'glyph' | 'tile';
}

/**
 * The marks by the names that networks and their bridges' types go by, in lower case without
 * spaces. A bridge's type may also end in `go`.
 */
const MARKS = new Map<string, NetworkMark>([
  ['bluesky', fromSimpleIcons(siBluesky)],
  ['discord', fromSimpleIcons(siDiscord)],
  ['facebook', fromSimpleIcons(siFacebook)],
  ...all(fromSimpleIcons(siMessenger), 'messenger', 'facebookmessenger'),
  ...all(fromSimpleIcons(siGooglechat), 'googlechat', 'gchat'),
  ...all(fromSimpleIcons(siGooglemessages), 'googlemessages', 'gmessages', 'androidmessages'),
  ...all(fromSimpleIcons(siImessage, 'tile'), 'imessage', 'appleimessage'),
  ['instagram', fromSimpleIcons(siInstagram)],
  ...all(fromSimpleIcons(siKakaotalk, 'tile'), 'kakaotalk', 'kakao'),
  ['line', fromSimpleIcons(siLine)],
  ['linkedin', fromFontAwesome(faLinkedinIn, '#0a66c2')],
  ['mastodon', fromSimpleIcons(siMastodon)],
  ['matrix', fromSimpleIcons(siMatrix)],
  ['mattermost', fromSimpleIcons(siMattermost)],
  ['signal', fromSimpleIcons(siSignal)],
  ['slack', fromFontAwesome(faSlack, '#4a154b')],
  ['telegram', fromSimpleIcons(siTelegram)],
  ['tiktok', fromSimpleIcons(siTiktok)],
  ['tumblr', fromSimpleIcons(siTumblr)],
  ['viber', fromSimpleIcons(siViber)],
  ['wechat', fromSimpleIcons(siWechat)],
  ['whatsapp', fromSimpleIcons(siWhatsapp)],
  ...all(fromSimpleIcons(siX), 'x', 'twitter', 'xtwitter'),
  ['xmpp', fromSimpleIcons(siXmpp)],
  ['zulip', fromSimpleIcons(siZulip)],
]);

/** A name can be of any length, and what it begins with is enough. */
const MAX_READ_CHARACTERS = 64;
/** What bridges that Beeper does not run itself put before their type. */
const WHERE_IT_RUNS = /^(local|sh)[-_]/;
/** A shorter name, such as Line or X, is also what names of other things begin with. */
const MIN_LEADING_CHARACTERS = 5;

/**
 * The mark of a network.
 * @param network its name as people or bridges write it: “WhatsApp Business”, `slackgo`, “X (Twitter)”
 * @returns null for a network without one
 */
export function markOf(network: string): NetworkMark | null {
  const [name = ''] = network.trim().slice(0, MAX_READ_CHARACTERS).toLowerCase().split('(');
  const words = name.replace(WHERE_IT_RUNS, '').match(/[\p{L}\p{N}]+/gu) ?? [];
  for (let count = words.length; count > 0; count -= 1) {
    const leading = words.slice(0, count).join('');
    if (count < words.length && leading.length < MIN_LEADING_CHARACTERS) return null;
    const mark = MARKS.get(leading) ?? MARKS.get(leading.replace(/go$/, ''));
    if (mark !== undefined) return mark;
  }
  return null;
}

/** All marks, each once. */
export function allMarks(): NetworkMark[] {
  return [...new Set(MARKS.values())];
}

function all(mark: NetworkMark, ...names: string[]): [string, NetworkMark][] {
  return names.map((name) => [name, mark]);
}

function fromSimpleIcons(
  { path, hex }: SimpleIcon,
  form: NetworkMark['form'] = 'glyph',
): NetworkMark {
  return { path, viewBox: '0 0 24 24', ground: `#${hex.toLowerCase()}`, form };
}

function fromFontAwesome({ icon }: IconDefinition, ground: Colour): NetworkMark {
  const [width, height, , , path] = icon;
  const viewBox = `0 0 ${width} ${height}`;
  return { path: [path].flat().join(' '), viewBox, ground, form: 'glyph' };
}
