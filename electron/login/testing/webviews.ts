import { setImmediate } from 'node:timers/promises';
import type { WebviewState } from '../../../shared/model/webview';
import { createFakeElectron } from '../../testing/fake-electron';
import { createManualClock } from '../../testing/manual-clock';
import type { WebviewEvent, WebviewTask } from '../webview/types';
import { createWebviewOpener } from '../webview/webview.electron';

export const PAGE_URL = 'https://www.example.com/login';

/** A double of Electron, which runs only in Electron; e2e/webview and e2e/login have the real one. */
export function startWebviews() {
  const { electron, views, sessions } = createFakeElectron();
  const clock = createManualClock();
  const killed: number[] = [];
  const attached = new Set<unknown>();
  const events: WebviewEvent[] = [];
  const states: WebviewState[] = [];
  const lines: string[] = [];
  let focused = 0;
  const openWebview = createWebviewOpener({
    electron,
    clock,
    kill: (pid) => void killed.push(pid),
    host: {
      attach: (view) => void attached.add(view),
      detach: (view) => void attached.delete(view),
      focus() {
        focused += 1;
        for (const { webContents } of views) webContents.emit('blur');
      },
      hasFocus: () => true,
    },
    log: (line) => lines.push(line),
  });
  const open = (task: Partial<WebviewTask> = {}) =>
    openWebview(
      {
        url: PAGE_URL,
        userAgent: null,
        extractJS: null,
        storageKeys: [],
        scriptNames: [],
        needsScript: false,
        wantsBody: null,
        initialCookies: { usable: [], leftOut: [] },
        ...task,
      },
      { onEvent: (event) => events.push(event), onState: (state) => states.push(state) },
    );
  const latest = <T>(list: readonly T[]): T => {
    const last = list.at(-1);
    if (last === undefined) throw new Error('there is none yet');
    return last;
  };
  /** Opens a webview and waits for its page. */
  const openWithPage = async (task: Partial<WebviewTask> = {}) => {
    const webview = open(task);
    await setImmediate();
    const view = latest(views);
    return { webview, view, contents: view.webContents, session: latest(sessions) };
  };
  return {
    electron,
    clock,
    views,
    sessions,
    attached,
    killed,
    events,
    lines,
    state: () => latest(states),
    states,
    focused: () => focused,
    open,
    openWithPage,
  };
}

/** An event that the program may prevent. */
export function preventable(more: object = {}) {
  const event = {
    ...more,
    isPrevented: false,
    preventDefault: () => void (event.isPrevented = true),
  };
  return event;
}
