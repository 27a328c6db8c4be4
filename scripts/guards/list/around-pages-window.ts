import type { Guard } from '../guard';

const SCHEME = 'electron/security/app-scheme.electron.test.ts';
const SESSION = 'electron/security/session-guards.electron.test.ts';
const SCHEME_FILE = 'electron/security/app-scheme.electron.ts';
const SESSION_FILE = 'electron/security/session-guards.electron.ts';
const WINDOW_FILE = 'electron/window/open-window.electron.ts';

/** What the window's page may do, what is kept, and what is shown on the desktop. */
export const GUARDS_AROUND_THE_WINDOW: readonly Guard[] = [
  {
    file: 'electron/notifications/display/electron-display.electron.ts',
    danger: 'on Linux a body is markup',
    code: "platform === 'linux' ? asMarkup(spec.body) : spec.body",
    without: 'spec.body',
    heldBy: 'electron/notifications/display/electron-display.electron.test.ts',
  },
  {
    file: 'electron/notifications/display/notification-server.ts',
    danger: 'any program on the bus can send these',
    code: 'sender !== from.server?.owner || ',
    without: '',
    heldBy: 'electron/notifications/display/freedesktop-display.test.ts',
  },
  {
    file: 'electron/notifications/display/notification-server.ts',
    danger: 'any program on the bus can send these',
    code: "sender === BUS.destination && member === 'NameOwnerChanged'",
    without: "member === 'NameOwnerChanged'",
    heldBy: 'electron/notifications/display/freedesktop-display.test.ts',
  },
  {
    file: 'electron/notifications/display/notify-arguments.ts',
    danger: 'where a body is markup',
    code: "capabilities.has('body-markup') ? asMarkup(spec.body) : spec.body",
    without: 'spec.body',
    heldBy: 'electron/notifications/display/notify-arguments.test.ts',
  },
  {
    file: 'electron/notifications/renewals/renewal-memory.ts',
    danger: 'of what was captured it holds one date for each account',
    code: '[accountID, { signedInAt, endsAt, isTold }] as const',
    without: '[accountID, { ...ends.get(accountID), signedInAt, endsAt, isTold }] as const',
    heldBy: 'electron/notifications/renewals/renewal-memory.test.ts',
  },
  ...policies({
    '"default-src \'none\'"': "'default-src *'",
    '"script-src \'self\'"': "\"script-src 'self' 'unsafe-inline'\"",
    '"style-src \'self\'"': "\"style-src 'self' 'unsafe-inline'\"",
    '"img-src \'self\' data:"': "'img-src *'",
    '"media-src \'self\' data:"': "'media-src *'",
    '"base-uri \'none\'",': '',
    '"form-action \'none\'",': '',
    '"frame-ancestors \'none\'",': '',
    '"require-trusted-types-for \'script\'",': '',
    "'trusted-types svelte-trusted-html'": "'trusted-types *'",
  }),
  {
    file: SCHEME_FILE,
    danger: 'only files of the build, by known types',
    code: ' && path.startsWith(folder + sep)',
    without: '',
    heldBy: SCHEME,
  },
  {
    file: SCHEME_FILE,
    danger: 'only files of the build, by known types',
    code: 'path.startsWith(folder + sep)',
    without: 'path.startsWith(folder)',
    heldBy: SCHEME,
  },
  {
    file: SCHEME_FILE,
    danger: 'only files of the build, by known types',
    code: 'url.host === HOST && ',
    without: '',
    heldBy: SCHEME,
  },
  {
    file: SCHEME_FILE,
    danger: 'only files of the build, by known types',
    code: 'isServed && type !== undefined ? { path, type } : null',
    without: "isServed ? { path, type: type ?? '' } : null",
    heldBy: SCHEME,
  },
  {
    file: SCHEME_FILE,
    danger: 'only files of the build, by known types',
    code: "'x-content-type-options': 'nosniff',",
    without: '',
    heldBy: SCHEME,
  },
  ...taken('a page that navigates away would take the preload', [
    `event.preventDefault();
      log('a page tried`,
    "contents.on('will-redirect', (event) => event.preventDefault());",
    "contents.setWindowOpenHandler(() => ({ action: 'deny' }));",
    "contents.on('will-attach-webview', (event) => event.preventDefault());",
  ]),
  ...taken('our page asks for nothing but to copy', [
    'answer(permission === COPY)',
    'own.setPermissionCheckHandler((_contents, permission) => permission === COPY);',
    'own.setDevicePermissionHandler(() => false);',
    "own.on('will-download', (event) => event.preventDefault());",
  ]),
  ...taken('our page needs no network', ['cancel: !/^(app|devtools|data):/.test(details.url)']),
  {
    file: 'electron/token-store/token-cipher.ts',
    danger: 'these are no keyring, whatever was answered above',
    code: "if (backend === 'basic_text' || backend === 'unknown') throw new Error(`It is ${backend}.`);",
    without: '',
    heldBy: 'electron/token-store/token-cipher.test.ts',
  },
  {
    file: 'electron/token-store/token-cipher.ts',
    danger: 'since Electron 42, Linux encrypts with the fixed key',
    code: " && !(platform === 'linux' && start === FIXED_KEY_MARK)",
    without: '',
    heldBy: 'electron/token-store/token-cipher.test.ts',
  },
  {
    file: 'electron/token-store/token-repository.ts',
    danger: 'a token that was erased while the keyring was asked',
    code: 'if (!plain || savedVersion !== version)',
    without: 'if (!plain)',
    heldBy: 'electron/token-store/token-repository.test.ts',
  },
  ...Object.entries({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webviewTag: false,
    webSecurity: true,
    navigateOnDragDrop: false,
  }).map(([name, value]) => ({
    file: WINDOW_FILE,
    danger: 'the defaults, written out',
    code: `${name}: ${value},`,
    without: `${name}: ${!value},`,
    heldBy: 'electron/window/main-window.electron.test.ts',
  })),
];

/** Each of these parts of the content policy, and what would take its place. */
function policies(parts: Readonly<Record<string, string>>): Guard[] {
  return Object.entries(parts).map(([code, without]) => ({
    file: SCHEME_FILE,
    danger: 'the page runs what was built with it and nothing else',
    code,
    without,
    heldBy: SCHEME,
  }));
}

/** Each of these lines of the session's guards, and nothing in its place but what must stand there. */
function taken(danger: string, lines: readonly string[]): Guard[] {
  const left: Readonly<Record<string, string>> = {
    'answer(permission === COPY)': 'answer(true || permission === COPY)',
    'cancel: !/^(app|devtools|data):/.test(details.url)': 'cancel: details.url === COPY',
    [`event.preventDefault();
      log('a page tried`]: "log('a page tried",
  };
  return lines.map((code) => ({
    file: SESSION_FILE,
    danger,
    code,
    without: left[code] ?? '',
    heldBy: SESSION,
  }));
}
