import type { Banner } from './banner';
import type { ConnectionState } from './connection';
import type { DemoState } from './demo';
import type { EverydayBrowsersState } from './everyday-browser';
import type { HooksState } from './hooks';
import type { LoginState } from './login';
import type { Renewal } from './renewal';
import type { Route } from './route';
import type { SettingsState } from './settings';
import type { Silences } from './silences';
import type { Snapshot } from './snapshot';
import type { UpdatesState } from './updates';

/** Everything the window needs to draw itself for the first time. */
export interface WindowSnapshot {
  snapshot: Snapshot;
  route: Route;
  banners: readonly Banner[];
  /** The login under way. */
  login: LoginState | null;
  connection: ConnectionState;
  settings: SettingsState;
  /** What the user silenced, as far as it holds now. */
  silences: Silences;
  /** How long sign-ins may last, the soonest end first. */
  renewals: readonly Renewal[];
  /** What other programs are told by. */
  hooks: HooksState;
  /** Which browsers' extension can reach the program. */
  everydayBrowsers: EverydayBrowsersState;
  /** How far a newer version of the program is. */
  updates: UpdatesState;
  /** Set while the accounts shown are made up by the built-in simulator. */
  demo: DemoState | null;
}
