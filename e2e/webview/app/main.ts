import { performance } from 'node:perf_hooks';
import { app, BrowserWindow, protocol, session, WebContentsView, type View } from 'electron';
import { createWebviewOpener } from '../../../electron/login/webview/webview.electron';
import type { Webview } from '../../../electron/login/webview/types';
import { systemClock } from '../../../electron/platform/clock';
import { killProcess } from '../../../electron/platform/kill-process';
import type { Harness } from './harness';

/** A program that is nothing but a window and the real webview. */
let window: BrowserWindow | null = null;
let browser: Webview | null = null;

const events: { at: number; event: Harness['events'][number]['event'] }[] = [];
const states: Harness['states'][number][] = [];
const log: string[] = [];

const host = {
  attach: (view: View) => window?.contentView.addChildView(view),
  focus: () => window?.webContents.focus(),
  hasFocus: () => window?.webContents.isFocused() ?? false,
  detach: (view: View) => window?.contentView.removeChildView(view),
};

protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: true, secure: true } },
]);
app.on('window-all-closed', () => undefined);

void app.whenReady().then(async () => {
  session.defaultSession.protocol.handle('app', () => new Response('<title>ours</title>'));
  const openWebview = createWebviewOpener({
    electron: { app, session, WebContentsView },
    host,
    kill: killProcess,
    clock: systemClock,
    log: (line) => log.push(line),
  });

  globalThis.harness = {
    open(task) {
      browser = openWebview(task, {
        onEvent: (event) => events.push({ at: performance.timeOrigin + performance.now(), event }),
        onState: (state) => states.push(state),
      });
    },
    place: (region) => browser?.setRegion(region),
    act: (action) => browser?.act(action),
    answerPrompt: (id, answer) => browser?.answerPrompt(id, answer),
    close: async () => browser?.close(),
    events,
    states,
    log,
    async openWindow() {
      window = new BrowserWindow({ width: 920, height: 640 });
      window.on('closed', () => {
        window = null;
      });
      await window.loadURL('data:text/html,<title>window</title>');
    },
    destroyWindow: () => window?.destroy(),
  };
  await globalThis.harness.openWindow();
});
