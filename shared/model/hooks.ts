/** How a webhook wants to be told. */
export const WEBHOOK_FORMATS = ['json', 'ntfy', 'gotify', 'slack', 'home-assistant'] as const;
export type WebhookFormat = (typeof WEBHOOK_FORMATS)[number];

/** The longest text of a command, in UTF-16 units: it must be seen whole where it is confirmed. */
export const MAX_COMMAND_LENGTH = 1_000;

/** How a command ended. `output`: the start of what it wrote, one line. */
export type CommandOutcome =
  | { kind: 'ok' }
  | { kind: 'failed'; exitCode: number; output: string }
  /** Something ended it from outside. */
  | { kind: 'killed'; signal: string }
  /** It took too long, and was ended with all that it had started. */
  | { kind: 'timeout' }
  /** `code`: the system's, e.g. ENOENT. */
  | { kind: 'not-started'; code: string }
  /** So many alerts were waiting for it that this one was left out. */
  | { kind: 'left-out' };

/** What came of sending to a webhook. */
export type WebhookOutcome =
  | { kind: 'ok' }
  /** `answer`: the start of the answer's body, one line, without the webhook's secrets. */
  | { kind: 'refused'; status: number; answer: string }
  /** Redirects are not followed: the address is a secret of the place it was given for. */
  | { kind: 'redirected'; status: number }
  | { kind: 'timeout' }
  /** `code`: the system's, e.g. ECONNREFUSED. */
  | { kind: 'unreachable'; code: string }
  /** The other side's certificate is not trusted. */
  | { kind: 'certificate'; code: string }
  /** It waited for a day, or too many waited before it. */
  | { kind: 'given-up' };

/** The last thing that came of a hook. */
export interface HookResult<Outcome> {
  /** Ms since the epoch. */
  at: number;
  outcome: Outcome;
  /** When the same alert is sent once more, ms since the epoch; null when it is not. */
  retryAt: number | null;
}

/** What the window shows of the webhook. Never its address beyond the origin, nor its token. */
export interface WebhookState {
  /**
   * `locked`: there is one, but the keyring did not hand out its key. `unreadable`: there is one that
   * cannot be decrypted.
   */
  state: 'none' | 'ready' | 'locked' | 'unreadable';
  format: WebhookFormat | null;
  /** E.g. "https://ntfy.example". */
  origin: string | null;
  hasToken: boolean;
  /** Where its address is kept; null while there is none to be used. */
  storage: 'keyring' | 'plain' | 'memory' | null;
  /** How many alerts wait to be sent. */
  waiting: number;
  last: HookResult<WebhookOutcome> | null;
}

export interface HooksState {
  command: {
    /** As it can be typed; null when there is none. */
    text: string | null;
    last: HookResult<CommandOutcome> | null;
  };
  webhook: WebhookState;
}

export const NO_HOOKS: HooksState = {
  command: { text: null, last: null },
  webhook: {
    state: 'none',
    format: null,
    origin: null,
    hasToken: false,
    storage: null,
    waiting: 0,
    last: null,
  },
};
