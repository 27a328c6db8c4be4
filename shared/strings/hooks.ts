import type { CommandOutcome, WebhookFormat, WebhookOutcome, WebhookState } from '../model/hooks';
import { inShortLines } from '../util/short-lines';

/** The part of the settings about other programs. */
export const HOOKS_TEXT = {
  heading: 'For other programs',
  intro:
    'Bridgekeeper can pass on each alert it shows you: to a program on this computer, or to a service on the web.',
  remove: 'Remove',
  keep: 'Keep',
} as const;

export const COMMAND_TEXT = {
  label: 'Run a program',
  hint: 'The program and its arguments; quotes keep words together, and there is no shell. It gets the alert as JSON and has ten seconds.',
  placeholder: '/home/me/bin/alert.sh --loud',
  save: 'Save the program',
  test: 'Run it as a test',
  remove: 'Remove the program',
} as const;

export const WEBHOOK_TEXT = {
  label: 'Send to a webhook',
  kind: 'Kind of service',
  address: 'Address',
  addressHint: 'Once saved, only its beginning is shown here: whoever knows it can send to it.',
  token: 'Token',
  tokenHint: 'Leave this empty when the service wants none.',
  tokenNeeded: 'The token of the application in Gotify.',
  save: 'Save the webhook',
  change: 'Change the webhook',
  add: 'Set up a webhook',
  cancel: 'Leave it as it is',
  remove: 'Remove the webhook',
  removeQuestion: 'Remove the webhook? What is still waiting to be sent is dropped.',
  test: 'Send a test',
  saveUnencrypted: 'Keep it in a file without encryption',
  hasToken: 'with a token',
} as const;

export const WEBHOOK_FORMAT_TEXT: Record<WebhookFormat, string> = {
  json: 'JSON, for any service',
  ntfy: 'ntfy',
  gotify: 'Gotify',
  slack: 'Slack, or what understands its messages',
  'home-assistant': 'Home Assistant',
};

/** What an address looks like. */
export const WEBHOOK_ADDRESS_EXAMPLES: Record<WebhookFormat, string> = {
  json: 'https://example.com/hook',
  ntfy: 'https://ntfy.sh/your-topic',
  gotify: 'https://gotify.example.com',
  slack: 'https://hooks.slack.com/services/…',
  'home-assistant': 'https://home.example.com/api/webhook/…',
};

/** Where the webhook's address is, or why it cannot be used. */
export function webhookStateText({ state, storage }: WebhookState): string {
  if (state === 'locked') {
    return 'Your keyring did not give Bridgekeeper the webhook’s address. Unlock it and start Bridgekeeper again. Alerts wait for that, for a day at most.';
  }
  if (state === 'unreadable') {
    return 'The webhook’s address can no longer be read. Set it up again, or remove it.';
  }
  if (storage === 'memory') {
    return 'No keyring took the webhook’s address, so it is forgotten when Bridgekeeper quits.';
  }
  return storage === 'plain'
    ? 'Its address is kept in a file that is not encrypted. You chose so.'
    : '';
}

/** How many alerts wait. */
export function waitingText(count: number): string {
  return count === 1
    ? 'One alert is waiting to be sent.'
    : `${count} alerts are waiting to be sent.`;
}

export const COMMAND_PROBLEM_TEXT: Record<
  'empty' | 'open-quote' | 'too-long' | 'unusable',
  string
> = {
  empty: 'Begin with the program that is to be run.',
  'open-quote': 'There is a quotation mark without its partner.',
  'too-long': 'This is too long. Put it into a script of your own, and give that here.',
  unusable: 'There is something in it that cannot be seen. Type it by hand.',
};

/** Said when the user did not confirm the command or the webhook. */
export const NOT_CONFIRMED_TEXT = 'You did not confirm it, so nothing has changed.';

/** The dialog that confirms a command. */
export const CONFIRM_COMMAND_TEXT = {
  title: 'Bridgekeeper',
  question: 'Run this program for each alert?',
  yes: 'Run it for each alert',
  no: 'Cancel',
} as const;

/** The dialog that confirms where alerts go. */
export const CONFIRM_WEBHOOK_TEXT = {
  title: 'Bridgekeeper',
  question: 'Send your alerts to this address?',
  yes: 'Send them there',
  no: 'Cancel',
} as const;

/** @param what the command, or where alerts go, exactly */
export function confirmDetail(what: string): string {
  return `${inShortLines(what)}\n\nIf you did not ask for this just now, cancel.`;
}

export const WEBHOOK_PROBLEM_TEXT: Record<
  'no-url' | 'not-https' | 'has-password' | 'no-topic' | 'no-token' | 'bad-token',
  string
> = {
  'no-url': 'This is not an address. It should begin with https://.',
  'not-https':
    'The address has to begin with https://, or everybody on the way could read along. Only on this computer itself, http:// will do.',
  'has-password': 'Leave username and password out of the address, and use the token instead.',
  'no-topic': 'The topic is missing: the address should look like https://ntfy.sh/your-topic.',
  'no-token': 'Gotify wants the token of an application. You find it in Gotify under Apps.',
  'bad-token': 'This token has characters in it that no token can have.',
};

/** Said when the webhook's own file cannot be opened. */
export function webhookNotReadText(reason: string): string {
  return `The file with your webhook’s address cannot be opened: ${reason}`;
}

/** Said when the webhook's own file cannot be changed. */
export function webhookNotSavedText(reason: string): string {
  return `The file for your webhook’s address cannot be written: ${reason}`;
}

/** What a test says. */
export const TEST_ALERT_TEXT = {
  title: 'A test by Bridgekeeper',
  body: 'Alerts arrive here.',
} as const;

const NOT_STARTED_TEXT: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such program',
  EACCES: 'the system does not let it run',
};

/** How the program ended last. */
export function commandOutcomeText(outcome: CommandOutcome, ago: string): string {
  switch (outcome.kind) {
    case 'ok':
      return `It ran well, ${ago}.`;
    case 'failed':
      return `It failed, ${ago} (exit code ${outcome.exitCode})${outcome.output === '' ? '.' : `: ${outcome.output}`}`;
    case 'killed':
      return `It was ended from outside, ${ago} (${outcome.signal}).`;
    case 'timeout':
      return `It took longer than ten seconds, so it was ended with all that it had started, ${ago}.`;
    case 'not-started':
      return `It could not be started, ${ago}: ${NOT_STARTED_TEXT[outcome.code] ?? outcome.code}.`;
    case 'left-out':
      return `It is so slow that an alert was left out, ${ago}.`;
  }
}

const UNREACHABLE_TEXT: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing answers there',
  ENOTFOUND: 'there is no such computer',
  EAI_AGAIN: 'its name could not be looked up',
  ECONNRESET: 'the connection was cut',
  UND_ERR_SOCKET: 'the connection was cut',
  ENETUNREACH: 'there is no network',
  EHOSTUNREACH: 'there is no way to it',
};

/**
 * What came of sending last.
 * @param ago e.g. "2 minutes ago"
 * @param service e.g. "ntfy.example"
 */
export function webhookOutcomeText(outcome: WebhookOutcome, ago: string, service: string): string {
  switch (outcome.kind) {
    case 'ok':
      return `Sent, ${ago}.`;
    case 'refused':
      return `${service} did not take it, ${ago} (error ${outcome.status})${outcome.answer === '' ? '.' : `: ${outcome.answer}`}`;
    case 'redirected':
      return `${service} points to another address, ${ago} (answer ${outcome.status}). Bridgekeeper does not follow, as the address is a secret. Give the other address if you trust it.`;
    case 'timeout':
      return `${service} did not answer within ten seconds, ${ago}.`;
    case 'unreachable':
      return `${service} could not be reached, ${ago}${reasonText(outcome.code)}.`;
    case 'certificate':
      return `${service} could not prove that it is the real one, ${ago} (${outcome.code}). Nothing was sent.`;
    case 'given-up':
      return `An alert could not be sent for so long that it was dropped, ${ago}.`;
  }
}

/** ": nothing answers there", or the code itself; nothing where there is no code. */
function reasonText(code: string): string {
  const words = UNREACHABLE_TEXT[code];
  if (words !== undefined) return `: ${words}`;
  return code === 'unknown' ? '' : ` (${code})`;
}

/** When the same is tried again. */
export function retryText(time: string): string {
  return `Bridgekeeper tries again at ${time}.`;
}
