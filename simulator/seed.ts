import { FOX, PORTRAIT } from './assets';
import type { Account, User } from './wire';
import {
  DISCORD,
  DUMMY,
  FACEBOOK,
  GOOGLE_MESSAGES,
  GOOGLE_VOICE,
  IMESSAGE,
  INSTAGRAM,
  LAB,
  LINKEDIN,
  SIGNAL,
  SLACK,
  TEAMS,
  TELEGRAM,
  TUMBLR,
  TWITTER,
  WHATSAPP,
  type BridgeKind,
} from './seed-bridges';
import type { BridgeState } from './bridge-state';

export const SEEDS = ['all-states', 'healthy', 'empty', 'sign-in'] as const;
export type SeedName = (typeof SEEDS)[number];

/**
 * The bridges and accounts to start from.
 * - `all-states`: 14 bridges and 12 accounts; every status of the reference and one unknown each.
 * - `well`: 13 bridges and 6 accounts, all connected; seven bridges wait for a first account.
 * - `empty`: the bridges of `well` without any account.
 * - `sign-in`: `well`, and two more bridges for trying out every kind of login.
 */
export function buildSeed(name: SeedName): BridgeState[] {
  switch (name) {
    case 'all-states':
      return allStates();
    case 'healthy':
      return well();
    case 'empty':
      return well().map(({ accounts: _, ...bridge }) => waiting(bridge));
    case 'sign-in':
      return [...well(), waiting(DUMMY), waiting(LAB)];
  }
}

/** A bridge that waits for its first account. */
function waiting(kind: BridgeKind): BridgeState {
  return { ...kind, status: 'available', accounts: [] };
}

function account(
  { id, provider, type, network }: BridgeKind,
  accountID: string,
  user: User,
  more: Partial<Pick<Account, 'status' | 'statusText' | 'loginID' | 'capabilities'>> = {},
): Account {
  return {
    accountID,
    bridge: { id, provider, type },
    status: 'connected',
    user: { isSelf: true, ...user },
    ...(network === undefined ? {} : { network }),
    ...more,
  };
}

function whatsappAlice(): Account {
  const user = {
    id: '@whatsapp_12025550123:beeper.local',
    fullName: 'Alice Example',
    phoneNumber: '+12025550123',
    imgURL: PORTRAIT,
  };
  return account(WHATSAPP, 'local-whatsapp_ba_alice', user, {
    loginID: '12025550123',
    capabilities: { reaction: true, edit: true, delete: true },
  });
}

function signalAlice(): Account {
  const user = {
    id: '@signal_2f6b3f0e-5a0c-4f2e-9d7e-0c1b2a3d4e5f:beeper.local',
    fullName: 'Alice 🌻',
    phoneNumber: '+12025550123',
  };
  return account(SIGNAL, 'local-signal_ba_alice', user, {
    loginID: '2f6b3f0e-5a0c-4f2e-9d7e-0c1b2a3d4e5f',
  });
}

function instagramAlice(): Account {
  const user = {
    id: '@instagramgo_17841400000000001:beeper.com',
    fullName: 'Alice Example',
    username: '@alice.example',
  };
  return account(INSTAGRAM, 'instagramgo.17841400000000001', user, {
    loginID: '17841400000000001',
  });
}

function slackWork(): Account {
  const user = {
    id: '@slackgo_t024be7lh-u0g9qfz9d:beeper.com',
    fullName: 'アリス',
    email: 'alice@work.example',
    imgURL: FOX,
  };
  return account(SLACK, 'slackgo.T024BE7LH-U0G9QFZ9D', user, {
    loginID: 'T024BE7LH-U0G9QFZ9D',
  });
}

function discordAlice(): Account {
  const user = {
    id: '@discordgo_80351110224678912:beeper.com',
    fullName: 'alice | 爱丽丝',
    username: '@alice',
  };
  return account(DISCORD, 'discordgo', user, { loginID: '80351110224678912' });
}

function telegramHome(): Account {
  const user = { id: '@telegram_987654321:home.example', fullName: 'Алиса Примерова' };
  return account(TELEGRAM, 'sh-telegram:алиса/+12025550123', user, {
    loginID: '@alice:home.example/987654321',
  });
}

function well(): BridgeState[] {
  return [
    { ...WHATSAPP, status: 'connected', accounts: [whatsappAlice()] },
    { ...SIGNAL, status: 'connected', accounts: [signalAlice()] },
    { ...INSTAGRAM, status: 'available', accounts: [instagramAlice()] },
    { ...SLACK, status: 'available', accounts: [slackWork()] },
    { ...DISCORD, status: 'connected', accounts: [discordAlice()] },
    { ...TELEGRAM, status: 'available', accounts: [telegramHome()] },
    ...[LINKEDIN, TWITTER, FACEBOOK, GOOGLE_MESSAGES, GOOGLE_VOICE, TUMBLR, TEAMS].map(waiting),
  ];
}

function allStates(): BridgeState[] {
  return [
    { ...WHATSAPP, status: 'connected', accounts: [whatsappAlice()] },
    { ...SIGNAL, status: 'connected', accounts: [signalAlice()] },
    instagramAtItsLimit(),
    slackWithThree(),
    {
      ...DISCORD,
      status: 'connected',
      accounts: [{ ...discordAlice(), status: 'backfilling', statusText: 'Importing messages' }],
    },
    telegramUnavailable(),
    ...[LINKEDIN, TWITTER].map(waiting),
    imessageSwitchedOff(),
    googleMessagesMoving(),
    ...[FACEBOOK, GOOGLE_VOICE, TUMBLR, TEAMS].map(waiting),
  ];
}

function instagramAtItsLimit(): BridgeState {
  const user = { id: '@instagramgo_17841400000000002:beeper.com', fullName: 'أليس للتصوير' };
  const studio = account(INSTAGRAM, 'instagramgo.17841400000000002', user, {
    status: 'attention_required',
    statusText: 'Instagram wants to know that it was you. Open Instagram and confirm.',
    loginID: '17841400000000002',
  });
  return {
    ...INSTAGRAM,
    status: 'limit_reached',
    statusText: 'Your plan allows two Instagram accounts.',
    accounts: [instagramAlice(), studio],
  };
}

function slackWithThree(): BridgeState {
  const club = { id: '@slackgo_t0266frgm-u0h8rha0e:beeper.com', fullName: 'Alice (Chess Club)' };
  const school = {
    id: '@slackgo_t03ab9kqd-u0j2mzx1c:beeper.com',
    fullName: 'Alice Müller-Ångström',
  };
  return {
    ...SLACK,
    status: 'available',
    accounts: [
      {
        ...slackWork(),
        status: 'reconnect_required',
        statusText: 'Slack signed you out. Sign in again to keep receiving messages.',
      },
      account(SLACK, 'slackgo.T0266FRGM-U0H8RHA0E', club, { loginID: 'T0266FRGM-U0H8RHA0E' }),
      account(SLACK, 'slackgo.T03AB9KQD-U0J2MZX1C', school, {
        status: 'connecting',
        loginID: 'T03AB9KQD-U0J2MZX1C',
      }),
    ],
  };
}

/** Two accounts on one login; the second has a status that no release is known to send. */
function telegramUnavailable(): BridgeState {
  const home = telegramHome();
  const channel = { id: '@telegram_987654322:home.example' };
  return {
    ...TELEGRAM,
    status: 'temporarily_unavailable',
    statusText: 'The server at home does not answer.',
    accounts: [
      { ...home, status: 'disconnected', statusText: 'Waiting for the server at home.' },
      account(TELEGRAM, 'sh-telegram:канал 📣', channel, {
        status: 'hibernating',
        loginID: home.loginID,
      }),
    ],
  };
}

/** An account without a login ID. */
function imessageSwitchedOff(): BridgeState {
  const user = { id: 'imessage:alice@example.com', fullName: 'Alice', email: 'alice@example.com' };
  return {
    ...IMESSAGE,
    status: 'disabled',
    statusText: 'iMessage needs a Mac.',
    accounts: [account(IMESSAGE, 'imessage', user, { status: 'disabled' })],
  };
}

/** A bridge with a status that no release is known to send. */
function googleMessagesMoving(): BridgeState {
  const user = {
    id: '@gmessages_1.15550100:beeper.local',
    fullName: '李爱丽',
    phoneNumber: '+12025550100',
  };
  const phone = account(GOOGLE_MESSAGES, 'local-gmessages_ba_alice', user, {
    status: 'connection_required',
    statusText: 'Open Google Messages on your phone.',
    loginID: 'alice@example.com|+12025550100',
  });
  return { ...GOOGLE_MESSAGES, status: 'migrating', accounts: [phone] };
}
