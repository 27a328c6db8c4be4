import type { Capabilities } from '../shared/api/capabilities';
import type { BridgeState } from './bridge-state';
import { flowsOf } from './logins/catalogue';

/** What does not change about a bridge, whatever the seed. */
export type BridgeKind = Omit<BridgeState, 'status' | 'statusText' | 'accounts'>;

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
  flows: flowsOf('whatsapp'),
  capabilities: { ...capabilities(BY_PHONE, { group: GROUP }), image_pack_import: true },
};

export const SIGNAL: BridgeKind = {
  id: 'local-signal',
  displayName: 'Signal',
  provider: 'local',
  supportsMultipleAccounts: false,
  type: 'signal',
  network: 'Signal',
  flows: flowsOf('signal'),
  capabilities: capabilities(BY_PHONE, { group: GROUP }),
};

export const INSTAGRAM: BridgeKind = {
  id: 'instagramgo',
  displayName: 'Instagram',
  provider: 'cloud',
  supportsMultipleAccounts: true,
  type: 'instagramgo',
  network: 'Instagram',
  flows: flowsOf('instagramgo'),
  capabilities: capabilities(BY_NAME),
};

export const SLACK: BridgeKind = {
  id: 'slackgo',
  displayName: 'Slack',
  provider: 'cloud',
  supportsMultipleAccounts: true,
  type: 'slackgo',
  network: 'Slack',
  flows: flowsOf('slackgo'),
  capabilities: capabilities({ ...BY_NAME, lookup_email: true }, { channel: GROUP }),
};

export const DISCORD: BridgeKind = {
  id: 'discordgo',
  displayName: 'Discord',
  provider: 'cloud',
  supportsMultipleAccounts: false,
  type: 'discordgo',
  network: 'Discord',
  flows: flowsOf('discordgo'),
  capabilities: capabilities({ contact_list: true }),
};

/** Run by the user at home; its ID needs percent-encoding. */
export const TELEGRAM: BridgeKind = {
  id: 'sh-telegram/home server 🏠',
  displayName: 'Telegram at home 🏠',
  provider: 'self-hosted',
  supportsMultipleAccounts: true,
  type: 'telegram',
  network: 'Telegram',
  flows: flowsOf('telegram'),
  capabilities: capabilities({ ...BY_PHONE, ...BY_NAME }, { group: GROUP, channel: GROUP }),
};

export const LINKEDIN: BridgeKind = {
  id: 'linkedin',
  displayName: 'LinkedIn',
  provider: 'cloud',
  supportsMultipleAccounts: false,
  type: 'linkedin',
  network: 'LinkedIn',
  flows: flowsOf('linkedin'),
  capabilities: capabilities({ search: true }),
};

export const TWITTER: BridgeKind = {
  id: 'twitter',
  displayName: 'X',
  provider: 'cloud',
  supportsMultipleAccounts: true,
  type: 'twitter',
  network: 'X',
  flows: flowsOf('twitter'),
  capabilities: capabilities(BY_NAME),
};

export const IMESSAGE: BridgeKind = {
  id: 'imessage',
  displayName: 'iMessage',
  provider: 'platform-sdk',
  supportsMultipleAccounts: false,
  type: 'imessage',
  network: 'iMessage',
  flows: flowsOf('imessage'),
  capabilities: capabilities({ ...BY_PHONE, lookup_email: true }),
};

/** Its network is unknown, so `network` is left out. */
export const GOOGLE_MESSAGES: BridgeKind = {
  id: 'gmessages',
  displayName: 'Google Messages',
  provider: 'local',
  supportsMultipleAccounts: false,
  type: 'gmessages',
  flows: flowsOf('gmessages'),
  capabilities: capabilities(BY_PHONE),
};

export const FACEBOOK: BridgeKind = {
  id: 'facebookgo',
  displayName: 'Facebook Messenger',
  provider: 'cloud',
  supportsMultipleAccounts: true,
  type: 'facebookgo',
  network: 'Facebook',
  flows: flowsOf('facebookgo'),
  capabilities: capabilities(BY_NAME),
};

export const GOOGLE_VOICE: BridgeKind = {
  id: 'gvoice',
  displayName: 'Google Voice',
  provider: 'cloud',
  supportsMultipleAccounts: true,
  type: 'gvoice',
  network: 'Google Voice',
  flows: flowsOf('gvoice'),
  capabilities: capabilities(BY_PHONE),
};

export const TUMBLR: BridgeKind = {
  id: 'tumblr',
  displayName: 'Tumblr',
  provider: 'cloud',
  supportsMultipleAccounts: true,
  type: 'tumblr',
  network: 'Tumblr',
  flows: flowsOf('tumblr'),
  capabilities: capabilities(BY_NAME),
};

export const TEAMS: BridgeKind = {
  id: 'teams',
  displayName: 'Microsoft Teams',
  provider: 'cloud',
  supportsMultipleAccounts: false,
  type: 'teams',
  network: 'Teams',
  flows: flowsOf('teams'),
  capabilities: capabilities({ contact_list: true }),
};

/** Beeper's bridge to nowhere, for trying out the kinds of steps. */
export const DUMMY: BridgeKind = {
  id: 'dummybridge',
  displayName: 'Dummy',
  provider: 'cloud',
  supportsMultipleAccounts: true,
  type: 'dummybridge',
  flows: flowsOf('dummybridge'),
  capabilities: capabilities({}),
};

/** A flow for every oddity of sites, scripts and bridges. */
export const LAB: BridgeKind = {
  id: 'lab',
  displayName: 'Lab',
  provider: 'cloud',
  supportsMultipleAccounts: true,
  type: 'lab',
  flows: flowsOf('lab'),
  capabilities: capabilities({}),
};
