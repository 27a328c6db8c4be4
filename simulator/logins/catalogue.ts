import type { LoginFlow } from '../../shared/api/bridge';
import { invalid, notFound } from '../refusal';
import { DISCORD_LOGINS } from './discord';
import { DUMMY_LOGINS } from './dummy';
import { FACEBOOK_LOGINS } from './facebook';
import { GOOGLE_MESSAGES_LOGINS, GOOGLE_VOICE_LOGINS } from './google';
import { INSTAGRAM_LOGINS } from './instagram';
import { LAB_LOGINS } from './lab/lab';
import { LINKEDIN_LOGINS } from './linkedin';
import type { ScriptedFlow } from './script';
import { SIGNAL_LOGINS } from './signal';
import { SLACK_LOGINS } from './slack';
import { TEAMS_LOGINS } from './teams';
import { TELEGRAM_LOGINS } from './telegram';
import { TUMBLR_LOGINS } from './tumblr';
import { TWITTER_LOGINS } from './twitter';
import { WHATSAPP_LOGINS } from './whatsapp';

/** The ways to sign in, by the type of the bridge. */
const LOGINS: Readonly<Record<string, readonly ScriptedFlow[]>> = {
  discordgo: DISCORD_LOGINS,
  dummybridge: DUMMY_LOGINS,
  facebookgo: FACEBOOK_LOGINS,
  gmessages: GOOGLE_MESSAGES_LOGINS,
  gvoice: GOOGLE_VOICE_LOGINS,
  instagramgo: INSTAGRAM_LOGINS,
  lab: LAB_LOGINS,
  linkedin: LINKEDIN_LOGINS,
  signal: SIGNAL_LOGINS,
  slackgo: SLACK_LOGINS,
  teams: TEAMS_LOGINS,
  telegram: TELEGRAM_LOGINS,
  tumblr: TUMBLR_LOGINS,
  twitter: TWITTER_LOGINS,
  whatsapp: WHATSAPP_LOGINS,
};

/** The flows a bridge of this type lists. */
export function flowsOf(type: string): LoginFlow[] {
  return (LOGINS[type] ?? []).map(({ flow }) => flow);
}

/**
 * The flow of this ID, or the only one there is. Throws a `Refusal` when there is none, or several
 * and no ID.
 */
export function chosenFlow(type: string, flowID: string | undefined): ScriptedFlow {
  const all = LOGINS[type] ?? [];
  if (flowID === undefined && all.length > 1) {
    throw invalid(`"flowID" must be one of ${all.map(({ flow }) => flow.id).join(', ')}.`);
  }
  const found = flowID === undefined ? all[0] : all.find(({ flow }) => flow.id === flowID);
  if (found === undefined) throw notFound('Login flow', flowID ?? '');
  return found;
}
