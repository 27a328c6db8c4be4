import type { Capabilities } from '../shared/wire/capabilities';
import type { BridgeState } from './bridge-state';

/** What does not change about a bridge, whatever the seed. */
export type BridgeKind = Omit<BridgeState, 'status' | 'statusText' | 'accounts'>;

const QR = { id: 'qr', name: 'QR code', description: 'Scan a code with your phone.' };
const PHONE = { id: 'phone', name: 'Phone number', description: 'Sign in with a code sent to it.' };
const BROWSER = { id: 'cookies', name: 'Browser', description: 'Sign in on the website.' };

const GROUP = {
  type_description: 'a group chat',
  avatar: { allowed: true },
  name: { allowed: true, required: true, max_length: 100 },
  participants: { allowed: true, min_length: 1, max_length: 255 },
  disappear: {
    allowed: true,
    settings: { types: ['', 'after_read' as const], timers: [86_400, 604_800] },
  },
};

/** The lookups a network offers; those not named are off. */
function capabilities(
  lookups: Partial<Capabilities['resolve_identifier']>,
  groups: Capabilities['group_creation'] = {},
): Capabilities {
  return {
    group_creation: groups,
    resolve_identifier: {
      any_phone: false,
      contact_list: false,
      create_dm: true,
      lookup_email: false,
      lookup_phone: false,
      lookup_username: false,
      search: false,
      ...lookups,
    },
  };
}

const BY_PHONE = { any_phone: true, lookup_phone: true, contact_list: true };
const BY_NAME = { lookup_username: true, search: true };

export const WHATSAPP: BridgeKind = {
  id: 'local-whatsapp',
  displayName: 'WhatsApp',
  provider: 'local',
  supportsMultipleAccounts: false,
  type: 'whatsapp',
  network: 'WhatsApp',
  flows: [QR, { ...PHONE, id: 'phone', description: 'Type a code of eight letters.' }],
  capabilities: { ...capabilities(BY_PHONE, { group: GROUP }), image_pack_import: true },
};

export const SIGNAL: BridgeKind = {
  id: 'local-signal',
  displayName: 'Signal',
  provider: 'local',
  supportsMultipleAccounts: false,
  type: 'signal',
  network: 'Signal',
  flows: [QR],
  capabilities: capabilities(BY_PHONE, { group: GROUP }),
};

export const INSTAGRAM: BridgeKind = {
  id: 'instagramgo',
  displayName: 'Instagram',
  provider: 'cloud',
  supportsMultipleAccounts: true,
  type: 'instagramgo',
  network: 'Instagram',
  flows: [BROWSER],
  capabilities: capabilities(BY_NAME),
};

export const SLACK: BridgeKind = {
  id: 'slackgo',
  displayName: 'Slack',
  provider: 'cloud',
  supportsMultipleAccounts: true,
  type: 'slackgo',
  network: 'Slack',
  flows: [BROWSER, { id: 'email', name: 'Email', description: 'Sign in with a code sent to you.' }],
  capabilities: capabilities({ ...BY_NAME, lookup_email: true }, { channel: GROUP }),
};

export const DISCORD: BridgeKind = {
  id: 'discordgo',
  displayName: 'Discord',
  provider: 'cloud',
  supportsMultipleAccounts: false,
  type: 'discordgo',
  network: 'Discord',
  flows: [BROWSER, { id: 'token', name: 'Token' }],
  capabilities: capabilities({ contact_list: true }),
};

/** Run by the owner at home; its ID needs percent-encoding. */
export const TELEGRAM: BridgeKind = {
  id: 'sh-telegram/home server 🏠',
  displayName: 'Telegram at home 🏠',
  provider: 'self-hosted',
  supportsMultipleAccounts: true,
  type: 'telegram',
  network: 'Telegram',
  flows: [PHONE, QR],
  capabilities: capabilities({ ...BY_PHONE, ...BY_NAME }, { group: GROUP, channel: GROUP }),
};

export const LINKEDIN: BridgeKind = {
  id: 'linkedin',
  displayName: 'LinkedIn',
  provider: 'cloud',
  supportsMultipleAccounts: false,
  type: 'linkedin',
  network: 'LinkedIn',
  flows: [BROWSER],
  capabilities: capabilities({ search: true }),
};

export const TWITTER: BridgeKind = {
  id: 'twitter',
  displayName: 'X',
  provider: 'cloud',
  supportsMultipleAccounts: true,
  type: 'twitter',
  network: 'X',
  flows: [BROWSER, { id: 'password', name: 'Password' }],
  capabilities: capabilities(BY_NAME),
};

export const IMESSAGE: BridgeKind = {
  id: 'imessage',
  displayName: 'iMessage',
  provider: 'platform-sdk',
  supportsMultipleAccounts: false,
  type: 'imessage',
  network: 'iMessage',
  flows: [],
  capabilities: capabilities({ ...BY_PHONE, lookup_email: true }),
};

/** Its network is unknown, so `network` is left out. */
export const GOOGLE_MESSAGES: BridgeKind = {
  id: 'gmessages',
  displayName: 'Google Messages',
  provider: 'local',
  supportsMultipleAccounts: false,
  type: 'gmessages',
  flows: [{ id: 'google', name: 'Google account' }, QR],
  capabilities: capabilities(BY_PHONE),
};
