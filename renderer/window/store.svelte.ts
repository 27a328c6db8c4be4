import type { ConnectionState } from '../../shared/model/connection';
import type { DemoState } from '../../shared/model/demo';
import {
  NO_EVERYDAY_BROWSERS,
  type EverydayBrowsersState,
} from '../../shared/model/everyday-browser';
import { NO_HOOKS, type HooksState } from '../../shared/model/hooks';
import type { RendererApi } from '../../shared/ipc/renderer-api';
import type { Banner } from '../../shared/model/banner';
import type { Renewal } from '../../shared/model/renewal';
import type { Route } from '../../shared/model/route';
import type { LoginState } from '../../shared/model/login';
import type { SettingsState } from '../../shared/model/settings';
import { NO_SILENCES, type Silences } from '../../shared/model/silences';
import type { Snapshot } from '../../shared/model/snapshot';
import { changedSnapshot } from '../../shared/model/snapshot-change';
import { NO_UPDATES, type UpdatesState } from '../../shared/model/updates';
import { routeAfterLogin } from './login-outcome';
import { reuseUnchanged } from './reuse-unchanged';

export interface WindowStore {
  /** Null until the main process has answered. */
  readonly snapshot: Snapshot | null;
  /** Never the login's or the demo's without a login or a demo. */
  readonly route: Route;
  /** The login under way. */
  readonly login: LoginState | null;
  readonly banners: readonly Banner[];
  /** Null until the main process has answered. */
  readonly connection: ConnectionState | null;
  /** Null until the main process has answered. */
  readonly settings: SettingsState | null;
  /** What the user silenced, as far as it holds now. */
  readonly silences: Silences;
  /** How long sign-ins may last, the soonest end first. */
  readonly renewals: readonly Renewal[];
  /** What other programs are told by. */
  readonly hooks: HooksState;
  /** Which browsers' extension can reach the program. */
  readonly everydayBrowsers: EverydayBrowsersState;
  /** How far a newer version of the program is. */
  readonly updates: UpdatesState;
  /** Null outside the demo. */
  readonly demo: DemoState | null;
  /** Why loading failed, as a sentence. */
  readonly loadError: string | null;
  /** Grows each time the main process navigates, e.g. after a click on a notification. */
  readonly navigationCount: number;
  /** Requests everything there is to show; to be called again after an error. */
  load(): Promise<void>;
  /** Goes to a route, and reports it to the main process. */
  navigate(route: Route): void;
}

const OVERVIEW: Route = { view: 'overview' };

/** All of the window's state, as the main process pushes it. */
export function createWindowStore(api: RendererApi): WindowStore {
  let snapshot = $state.raw<Snapshot | null>(null);
  /** What the next change is made from; null until one has been pushed whole. */
  let pushedSnapshot: Snapshot | null = null;
  let route = $state.raw<Route>(OVERVIEW);
  let banners = $state.raw<readonly Banner[] | null>(null);
  /** Undefined until the main process has answered. */
  let login = $state.raw<LoginState | null | undefined>(undefined);
  let connection = $state.raw<ConnectionState | null>(null);
  let settings = $state.raw<SettingsState | null>(null);
  let silences = $state.raw<Silences | null>(null);
  let renewals = $state.raw<readonly Renewal[] | null>(null);
  let hooks = $state.raw<HooksState | null>(null);
  let everydayBrowsers = $state.raw<EverydayBrowsersState | null>(null);
  let updates = $state.raw<UpdatesState | null>(null);
  /** Undefined until the main process has answered. */
  let demo = $state.raw<DemoState | null | undefined>(undefined);
  let loadError = $state<string | null>(null);
  let navigationCount = $state(0);

  const onRoute = (pushed: Route) => {
    route = pushed;
    navigationCount += 1;
  };

  const navigate = (target: Route) => {
    route = target;
    void api.request('window.setRoute', target);
  };

  const onLogin = (pushed: LoginState | null) => {
    const before = login ?? null;
    login = pushed;
    if (pushed !== null || before === null || route.view !== 'login') return;
    navigate(routeAfterLogin(before, snapshot?.accounts ?? []));
  };

  const onSnapshot = (pushed: Snapshot) => (snapshot = pushedSnapshot = pushed);

  api.onPush('snapshot', (pushed) => onSnapshot(reuseUnchanged(snapshot, pushed)));
  api.onPush('snapshotChange', (change) => {
    // Without the one before, the answer that is on its way holds it all.
    if (pushedSnapshot !== null) onSnapshot(changedSnapshot(pushedSnapshot, change));
  });
  api.onPush('route', onRoute);
  api.onPush('banners', (pushed) => (banners = pushed));
  api.onPush('login', onLogin);
  api.onPush('connection', (pushed) => (connection = pushed));
  api.onPush('settings', (pushed) => (settings = pushed));
  api.onPush('silences', (pushed) => (silences = pushed));
  api.onPush('renewals', (pushed) => (renewals = pushed));
  api.onPush('hooks', (pushed) => (hooks = pushed));
  api.onPush('everydayBrowsers', (pushed) => (everydayBrowsers = pushed));
  api.onPush('updates', (pushed) => (updates = pushed));
  api.onPush('demo', (pushed) => (demo = pushed));

  return {
    get snapshot() {
      return snapshot;
    },
    get route() {
      const isGone =
        (route.view === 'login' && (login ?? null) === null) ||
        (route.view === 'demo' && (demo ?? null) === null);
      return isGone ? OVERVIEW : route;
    },
    get login() {
      return login ?? null;
    },
    get banners() {
      return banners ?? [];
    },
    get connection() {
      return connection;
    },
    get settings() {
      return settings;
    },
    get silences() {
      return silences ?? NO_SILENCES;
    },
    get renewals() {
      return renewals ?? [];
    },
    get hooks() {
      return hooks ?? NO_HOOKS;
    },
    get everydayBrowsers() {
      return everydayBrowsers ?? NO_EVERYDAY_BROWSERS;
    },
    get updates() {
      return updates ?? NO_UPDATES;
    },
    get demo() {
      return demo ?? null;
    },
    get loadError() {
      return loadError;
    },
    get navigationCount() {
      return navigationCount;
    },
    async load() {
      loadError = null;
      const answer = await api.request('window.getSnapshot');
      if (!answer.ok) {
        loadError = answer.error.message;
        return;
      }
      // What was pushed while the answer was on its way is newer than the answer.
      snapshot ??= answer.value.snapshot;
      banners ??= answer.value.banners;
      connection ??= answer.value.connection;
      settings ??= answer.value.settings;
      silences ??= answer.value.silences;
      renewals ??= answer.value.renewals;
      hooks ??= answer.value.hooks;
      everydayBrowsers ??= answer.value.everydayBrowsers;
      updates ??= answer.value.updates;
      if (login === undefined) login = answer.value.login;
      if (demo === undefined) demo = answer.value.demo;
      if (navigationCount === 0) onRoute(answer.value.route);
    },
    navigate,
  };
}
