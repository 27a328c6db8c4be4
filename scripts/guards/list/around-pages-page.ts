import type { Guard } from '../guard';

const PREFERENCES = 'electron/login/webview/pages/page-preferences.test.ts';
const EVENTS = 'electron/login/webview/webview-events.test.ts';

/** Between the program and each page of a sign-in. */
export const GUARDS_AROUND_PAGES: readonly Guard[] = [
  {
    file: 'electron/login/webview/pages/child-windows.electron.ts',
    danger: 'a page made by Chromium has Electron',
    code: '{ ...webPreferences, ...SAFE_PREFERENCES }',
    without: '{ ...webPreferences }',
    heldBy: PREFERENCES,
  },
  {
    file: 'electron/login/webview/pages/child-windows.electron.ts',
    danger: 'a page made by Chromium has Electron',
    code: 'overrideBrowserWindowOptions: { webPreferences: SAFE_PREFERENCES },',
    without: '',
    heldBy: PREFERENCES,
  },
  {
    file: 'electron/login/webview/pages/child-windows.electron.ts',
    danger: 'a tab of its own is guarded as every page is',
    code: 'webPreferences: { ...SAFE_PREFERENCES, session }',
    without: 'webPreferences: { session }',
    heldBy: PREFERENCES,
  },
  {
    file: 'electron/login/webview/pages/child-windows.electron.ts',
    danger: 'a tab of its own is guarded as every page is',
    code: 'webPreferences: { ...SAFE_PREFERENCES, session }',
    without: 'webPreferences: { ...SAFE_PREFERENCES }',
    heldBy: PREFERENCES,
  },
  {
    file: 'electron/login/webview/pages/child-window-policy.ts',
    danger: 'a window is a road to programs as well',
    code: "if (foreignScheme(url) !== null) return 'block';",
    without: '',
    heldBy: 'electron/login/webview/pages/child-window-policy.test.ts',
  },
  {
    file: 'electron/login/webview/pages/child-window-policy.ts',
    danger: 'a page could cover everything with windows',
    code: "return open < MAX_CHILD_WINDOWS ? 'open' : 'refuse';",
    without: "return 'open';",
    heldBy: 'electron/login/webview/pages/child-window-policy.test.ts',
  },
  {
    file: 'electron/login/webview/pages/end-renderers.electron.ts',
    danger: 'only what Electron itself names as a renderer',
    code: ".filter(({ type }) => type === 'Tab')",
    without: '',
    heldBy: 'electron/login/webview/pages/end-renderers.electron.test.ts',
  },
  {
    file: 'electron/login/webview/pages/end-renderers.electron.ts',
    danger: 'only what Electron itself names as a renderer',
    code: 'for (const { pid } of renderers) if (pids.has(pid)) kill(pid);',
    without: 'if (renderers.length > 0) for (const pid of pids) kill(pid);',
    heldBy: 'electron/login/webview/pages/end-renderers.electron.test.ts',
  },
  {
    file: 'electron/login/webview/pages/page-guard.electron.ts',
    danger: 'what leads out of the window and asks for no permission',
    code: 'disableBlinkFeatures: POWERS_LEFT_OUT.join(),',
    without: '',
    heldBy: PREFERENCES,
  },
  ...[
    'FileSystemAccessLocal',
    'DocumentPictureInPictureAPI',
    'PictureInPicture',
    'EyeDropperAPI',
    'SharedWorkerExtendedLifetime',
  ].map((power) => ({
    file: 'electron/login/webview/pages/page-guard.electron.ts',
    danger: 'what leads out of the window and asks for no permission',
    code: `'${power}',`,
    without: '',
    heldBy: PREFERENCES,
  })),
  ...preferences({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    nodeIntegrationInWorker: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    webviewTag: false,
    plugins: false,
    navigateOnDragDrop: false,
    devTools: false,
    disableDialogs: true,
  }),
  {
    file: 'electron/login/webview/pages/page-guard.electron.ts',
    danger: 'a page of somebody else',
    code: 'disableDialogs: true,',
    without: '',
    heldBy: {
      e2e: 'webview/page-guard.spec.ts',
      title: 'dialogs and beforeunload block nothing',
    },
  },
  {
    file: 'electron/login/webview/pages/page-guard.electron.ts',
    danger: 'all frames, by links, scripts, forms and redirects alike',
    code: "contents.on('will-frame-navigate', blockForeign);",
    without: '',
    heldBy: EVENTS,
  },
  {
    file: 'electron/login/webview/pages/page-guard.electron.ts',
    danger: 'all frames, by links, scripts, forms and redirects alike',
    code: "contents.on('will-frame-navigate', blockForeign);",
    without: '',
    heldBy: {
      e2e: 'webview/page-guard.spec.ts',
      title: 'a program is not started by a hidden frame',
    },
  },
  {
    file: 'electron/login/webview/pages/page-guard.electron.ts',
    danger: 'all frames, by links, scripts, forms and redirects alike',
    code: "contents.on('will-redirect', blockForeign);",
    without: '',
    heldBy: EVENTS,
  },
  {
    file: 'electron/login/webview/pages/page-guard.electron.ts',
    danger: 'a page in a page would run with preferences that it chooses',
    code: "contents.on('will-attach-webview', (event) => event.preventDefault());",
    without: '',
    heldBy: EVENTS,
  },
  {
    file: 'electron/login/webview/pages/page.electron.ts',
    danger: 'a page that becomes blank, or one that another page has written',
    code: "if (hasShown) listener.onCommit(url, 'document');",
    without: "if (hasPage) listener.onCommit(url, 'document');",
    heldBy: 'electron/login/webview/page-origin.test.ts',
  },
  {
    file: 'electron/login/webview/pages/page.electron.ts',
    danger: 'a page that becomes blank, or one that another page has written',
    code: "if (hasShown) listener.onCommit(url, 'document');",
    without: "if (hasPage) listener.onCommit(url, 'document');",
    heldBy: {
      e2e: 'webview/page-origin.spec.ts',
      title: 'a child that another page has written shows no origin',
    },
  },
];

/** Each of these that a page runs with, turned round. */
function preferences(safe: Readonly<Record<string, boolean>>): Guard[] {
  return Object.entries(safe).map(([name, value]) => ({
    file: 'electron/login/webview/pages/page-guard.electron.ts',
    danger: 'a page of somebody else',
    code: `${name}: ${value},`,
    without: `${name}: ${!value},`,
    heldBy: PREFERENCES,
  }));
}
