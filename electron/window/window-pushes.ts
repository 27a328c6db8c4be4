import type { LoginState } from '../../shared/model/login';
import type { Demo } from '../demo/demo';
import type { MainWindow } from './main-window.electron';

type PushingWindow = Pick<MainWindow, 'push' | 'isVisible'>;

interface Connected {
  monitor: { setWindowVisible(isVisible: boolean): void };
  demo: Pick<Demo, 'state' | 'onState'> | null;
}

/** Pushes a new connection to the window; the login of the previous connection has ended. */
export function pushConnection(window: PushingWindow, { monitor, demo }: Connected): void {
  monitor.setWindowVisible(window.isVisible());
  pushLogin(window, null);
  window.push('demo', demo?.state() ?? null);
  demo?.onState((state) => window.push('demo', state));
}

export function pushLogin(window: Pick<PushingWindow, 'push'>, login: LoginState | null): void {
  window.push('login', login);
}
