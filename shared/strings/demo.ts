import type { DemoBeeperState } from '../model/demo';

/** The banner of the demo. */
export const DEMO_BANNER_TEXT = {
  label: 'Demo',
  text: 'These accounts are made up.',
  controls: 'Steer the demo',
  leave: 'Leave the demo',
} as const;

/** The panel that controls the demo. */
export const DEMO_TEXT = {
  heading: 'Steer the demo',
  intro:
    'The accounts, the sites to sign in on and Beeper itself are made up and run inside Bridgekeeper. Change them here, and see what the tray, the notifications and this window make of it.',
  scenarios: 'Scenes',
  reset: 'Put everything back',
  beeper: 'Beeper',
  accounts: 'Each account',
  noAccounts: 'There is no account at the moment. Put everything back to have some.',
  signIns: 'Signing in',
  signInsIntro: 'Each network asks in its own way. Choose one to try it.',
  entries: 'What to enter',
  control: 'From a terminal',
  controlIntro: 'The made-up Beeper can be steered in more ways, for example with curl.',
  controlSee: 'See how it stands:',
  controlMany: 'Add a hundred accounts:',
} as const;

/** The states of the demo's Beeper, and what each of them does. */
export const DEMO_BEEPER_TEXT: Record<DemoBeeperState, { name: string; effect: string }> = {
  healthy: { name: 'Well', effect: 'It answers at once.' },
  down: { name: 'Not running', effect: 'Nothing answers.' },
  slow: { name: 'Slow', effect: 'Every answer takes its time.' },
  failing: { name: 'Failing', effect: 'Every answer is an error.' },
  'too-old': { name: 'Too old', effect: 'It cannot tell how accounts are.' },
  'token-refused': { name: 'Refuses the token', effect: 'As if it had been ended.' },
  'read-only': { name: 'Read-only token', effect: 'Nobody can be signed in.' },
};

/** The scenarios. */
export type DemoScenarioKind = 'action-required' | 'disconnected' | 'several' | 'healthy';

/** The name of a scenario's button; `network` is that of its account. */
export function scenarioName(kind: DemoScenarioKind, network: string): string {
  switch (kind) {
    case 'action-required':
      return `${network} needs me`;
    case 'disconnected':
      return `${network} loses touch`;
    case 'several':
      return 'Several need me at once';
    case 'healthy':
      return 'Everything is well';
  }
}

/** What a scenario shows. */
export const SCENARIO_EFFECTS: Record<DemoScenarioKind, string> = {
  'action-required': 'You are told at once.',
  disconnected: 'You are told after three minutes, as most of these pass by themselves.',
  several: 'One notification for all of them.',
  healthy: 'If you were alerted, you are told that it is over.',
};

/** The name of an account's choice, for a screen reader. */
export function demoStatusLabel(account: string): string {
  return `State of ${account}`;
}

/** The name of a button that begins a sign-in, for a screen reader. */
export function signInLabel(network: string): string {
  return `Sign in to ${network}`;
}

/** The kinds of sign-in, and the types of the demo's bridges that have them. */
export const DEMO_SIGN_INS: readonly { step: string; hint: string; types: readonly string[] }[] = [
  {
    step: 'A QR code',
    hint: 'The phone is made up too: it scans by itself after a few seconds.',
    types: ['signal', 'whatsapp', 'gmessages'],
  },
  {
    step: 'A code or an emoji for the phone',
    hint: 'WhatsApp: by phone number, any will do. Google Messages: with a Google account.',
    types: ['whatsapp', 'gmessages', 'dummybridge'],
  },
  {
    step: 'The network’s own page',
    hint: 'It opens inside Bridgekeeper. What to enter stands on the page.',
    types: ['facebookgo', 'instagramgo', 'linkedin', 'tumblr', 'teams', 'gvoice'],
  },
  {
    step: 'A form',
    hint: 'Telegram: by phone number. Slack: by email, with a choice among workspaces. X: by password.',
    types: ['telegram', 'slackgo', 'twitter'],
  },
  {
    step: 'A token',
    hint: 'Discord: the second of its two ways.',
    types: ['discordgo'],
  },
];

/** What the demo's networks accept. Pushed to the window only in the demo. */
export const DEMO_ENTRIES: readonly { label: string; value: string }[] = [
  { label: 'Name', value: 'alice@example.com, or bob@example.com to be somebody else' },
  { label: 'Password', value: 'correct horse' },
  { label: 'Telegram', value: '12345' },
  { label: 'Slack', value: 'ABC123 by email, 654321 from the authenticator app' },
  { label: 'X', value: '1234 as the PIN, 246810 from the authenticator app' },
  { label: 'Discord', value: 'mfa.bkplant-made-up-token' },
];
