import type { ConnectionState } from '../../shared/model/connection';
import type { DemoState } from '../../shared/model/demo';
import type { RendererApi, Banner, Route } from '../../shared/ipc/contract';
import type { LoginState } from '../../shared/model/login';
import type { SettingsState } from '../../shared/model/settings';
import type { Snapshot } from '../../shared/model/snapshot';
import { placeAfter } from '../features/login/stage';
import { keepUnchanged } from './keep-unchanged';
import { ask } from './request';

export interface WindowStore {
  /** Null until the main process has said how things are. */
  readonly snapshot: Snapshot | null;
  /** Never the login's or the demo's while there is none. */
  readonly place: Route;
  /** The login under way; null when there is none. */
  readonly login: LoginState | null;
  readonly notices: readonly Banner[];
  /** Null until the main process has said how things are. */
  readonly connection: ConnectionState | null;
  /** Null until the main process has said how things are. */
  readonly settings: SettingsState | null;
  /** How the demo stands; null while what is shown is the user's own. */
  readonly demo: DemoState | null;
  /** Why the window could not be filled; null when it could. */
  readonly failure: string | null;
  /** Grows each time the main process puts the user somewhere, as a click on a notification does. */
  readonly arrivals: number;
  /** Asks for everything there is to show; again after a failure. */
  fill(): Promise<void>;
  /** The user goes somewhere; the main process is told. */
  goTo(place: Route): void;
  /** Stops listening. */
  stop(): void;
}

const OVERVIEW: Route = { view: 'overview' };

/** All the window knows: whole states as the main process pushes them, nothing of its own. */
export function createWindowStore(door: RendererApi): WindowStore {
  let snapshot = $state.raw<Snapshot | null>(null);
  let place = $state.raw<Route>(OVERVIEW);
  let notices = $state.raw<readonly Banner[] | null>(null);
  /** Undefined until the main process has said whether there is one. */
  let login = $state.raw<LoginState | null | undefined>(undefined);
  let connection = $state.raw<ConnectionState | null>(null);
  let settings = $state.raw<SettingsState | null>(null);
  /** Undefined until the main process has said whether there is one. */
  let demo = $state.raw<DemoState | null | undefined>(undefined);
  let failure = $state<string | null>(null);
  let arrivals = $state(0);

  const arrive = (there: Route) => {
    place = there;
    arrivals += 1;
  };

  const goTo = (there: Route) => {
    place = there;
    void ask(door, 'window.placeChanged', there);
  };

  const hearLogin = (pushed: LoginState | null) => {
    const before = login ?? null;
    login = pushed;
    if (pushed !== null || before === null || place.view !== 'login') return;
    goTo(placeAfter(before, snapshot?.accounts ?? []));
  };

  const ends = [
    door.onPush('snapshot', (pushed) => (snapshot = keepUnchanged(snapshot, pushed))),
    door.onPush('route', arrive),
    door.onPush('banners', (pushed) => (notices = pushed)),
    door.onPush('login', hearLogin),
    door.onPush('connection', (pushed) => (connection = pushed)),
    door.onPush('settings', (pushed) => (settings = pushed)),
    door.onPush('demo', (pushed) => (demo = pushed)),
  ];

  return {
    get snapshot() {
      return snapshot;
    },
    get place() {
      const isGone =
        (place.view === 'login' && (login ?? null) === null) ||
        (place.view === 'demo' && (demo ?? null) === null);
      return isGone ? OVERVIEW : place;
    },
    get login() {
      return login ?? null;
    },
    get notices() {
      return notices ?? [];
    },
    get connection() {
      return connection;
    },
    get settings() {
      return settings;
    },
    get demo() {
      return demo ?? null;
    },
    get failure() {
      return failure;
    },
    get arrivals() {
      return arrivals;
    },
    async fill() {
      failure = null;
      const answer = await ask(door, 'window.ready', null);
      if (!answer.ok) {
        failure = answer.error.message;
        return;
      }
      // What was pushed while the answer was on its way is newer than the answer.
      snapshot ??= answer.value.snapshot;
      notices ??= answer.value.banners;
      connection ??= answer.value.connection;
      settings ??= answer.value.settings;
      if (login === undefined) login = answer.value.login;
      if (demo === undefined) demo = answer.value.demo;
      if (arrivals === 0) arrive(answer.value.route);
    },
    goTo,
    stop: () => ends.forEach((end) => end()),
  };
}
