import type { ConnectionState } from '../../../shared/model/connection';
import type { DemoState } from '../../../shared/model/demo';
import type { LoginState } from '../../../shared/model/login';
import type { Route } from '../../../shared/model/route';
import type { MuteLength, Silences, SnoozeLength } from '../../../shared/model/silences';
import type { Snapshot } from '../../../shared/model/snapshot';
import type { IconName } from '../../ui/icons';
import type { ShortcutName } from '../../window/shortcuts';
import type { Findable } from './matching';

/** What a command does, as data. */
export type CommandAction =
  | { do: 'go'; route: Route }
  | { do: 'sign-in'; target: { accountID: string } | { bridgeID: string } }
  | { do: 'put-off'; accountID: string }
  | { do: 'mute'; accountID: string; length: MuteLength }
  | { do: 'unsilence'; accountID: string; kind: 'acknowledged' | 'muted' }
  /** Null resumes. */
  | { do: 'snooze'; length: SnoozeLength | null }
  | { do: 'check' }
  | { do: 'open-beeper' }
  | { do: 'connect-again' }
  | { do: 'leave-demo' }
  | { do: 'show-shortcuts' };

export interface Command {
  /** The same for as long as it is offered. */
  id: string;
  title: string;
  /** What there is to know of it, such as how an account is. */
  note: string | null;
  /** Its picture: a network's mark, or an icon. */
  picture: { network: string } | { icon: IconName };
  /** The keys that do the same. */
  shortcut: ShortcutName | null;
  action: CommandAction;
}

/** A command that is built only when it is shown: a thousand accounts have ten thousand of them. */
export interface Candidate {
  findable(): Findable;
  build(): Command;
}

/** The part of the window's state that says what can be done. */
export interface CommandState {
  snapshot: Snapshot;
  connection: ConnectionState;
  silences: Silences;
  login: LoginState | null;
  demo: DemoState | null;
}
