import type { CommandOutcome, HookResult, HooksState } from '../../shared/model/hooks';
import { COMMAND_PROBLEM_TEXT } from '../../shared/strings/hooks';
import { UserFacingError } from '../ipc/user-facing-error';
import type { Clock } from '../platform/clock';
import type { SettingsService } from '../settings/settings';
import { runCommand } from './command-runner';
import { commandText, parseCommand } from './command-text';
import type { HookAlert } from './hook-alert';

/** More alerts than these do not wait for a command that is slow. */
const MAX_WAITING = 20;

export interface CommandHook {
  state(): HooksState['command'];
  tell(alert: HookAlert): void;
  /**
   * An empty text removes the command; any other is stored once the user has confirmed it. Rejects
   * with a UserFacingError when the text cannot be read, or was not confirmed.
   */
  set(text: string): Promise<void>;
  /** Resolves when the command has ended. */
  test(alert: HookAlert): Promise<void>;
  /** Ends the command that runs. */
  stop(): void;
}

export interface CommandHookOptions {
  settings: SettingsService;
  clock: Clock;
  env: Readonly<Record<string, string | undefined>>;
  platform: NodeJS.Platform;
  /** Shows the user what will be run, and asks. Rejects with a UserFacingError unless confirmed. */
  confirmCommand: (command: string) => Promise<void>;
  onChange: () => void;
  log: (line: string) => void;
}

export function createCommandHook(options: CommandHookOptions): CommandHook {
  const { settings, clock, env, platform, confirmCommand, onChange, log } = options;
  const ending = new AbortController();
  let last: HookResult<CommandOutcome> | null = null;
  let waiting = 0;
  let running: Promise<void> = Promise.resolve();

  const report = (outcome: CommandOutcome) => {
    // Not its output: what a user's own program writes is none of the log's business.
    log(`command: ${outcome.kind}`);
    last = { at: clock.now(), outcome, retryAt: null };
    onChange();
  };

  const run = async (alert: HookAlert) => {
    waiting -= 1;
    // Read late: a command that was removed meanwhile is not run any more.
    const argv = settings.get('hookCommand');
    if (argv === null || ending.signal.aborted) return;
    report(await runCommand(argv, alert, { clock, env, signal: ending.signal }));
  };

  const enqueue = (alert: HookAlert): Promise<void> => {
    if (settings.get('hookCommand') === null) return Promise.resolve();
    if (waiting >= MAX_WAITING) {
      report({ kind: 'left-out' });
      return Promise.resolve();
    }
    waiting += 1;
    running = running.then(() => run(alert));
    return running;
  };

  const store = (argv: string[] | null) => {
    settings.set('hookCommand', argv);
    last = null;
    onChange();
  };

  return {
    state() {
      const argv = settings.get('hookCommand');
      return { text: argv === null ? null : commandText(argv, platform), last };
    },
    tell: (alert) => void enqueue(alert),
    async set(text) {
      if (text.trim() === '') return store(null);
      const parsed = parseCommand(text, platform);
      if (!parsed.ok) throw new UserFacingError('failed', COMMAND_PROBLEM_TEXT[parsed.problem]);
      // SECURITY: a page that was taken over can ask for any command, but not answer this question.
      await confirmCommand(commandText(parsed.argv, platform));
      store(parsed.argv);
    },
    test: enqueue,
    stop: () => ending.abort(),
  };
}
