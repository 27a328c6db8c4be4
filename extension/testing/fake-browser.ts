import type { Browser, BrowserCookie, Permissions, Port, TabChange } from '../browser/api';
import { createFakeEvent } from './fake-event';
import { createFakePort, type FakePort } from './fake-port';

/**
 * A stand-in for a browser with one tab: it knows nothing of how browsers match and answer. The real ones
 * are in `e2e/extension/`.
 */
export function createFakeBrowser({ url = 'https://www.instagram.com/' } = {}) {
  const given: Permissions = { permissions: [], origins: [] };
  const cookies: BrowserCookie[] = [];
  const native: FakePort[] = [];
  const reloads: number[] = [];
  const kept = new Map<string, unknown>();
  const events = {
    cookie: createFakeEvent<[{ cookie: BrowserCookie }]>(),
    tab: createFakeEvent<[number, TabChange]>(),
    connect: createFakeEvent<[Port]>(),
  };
  const has = (wanted: string[], all: string[]) => wanted.every((each) => all.includes(each));
  const unused = () => Promise.resolve();
  const browser: Browser = {
    runtime: {
      id: 'the-extension',
      getURL: (path) => `chrome-extension://the-extension/${path}`,
      getManifest: () => ({ version: '1.0.0', optional_permissions: ['userScripts'] }),
      connect: () => createFakePort(),
      connectNative: () => {
        const port = createFakePort();
        native.push(port);
        return port;
      },
      onConnect: events.connect,
      onStartup: createFakeEvent(),
    },
    action: { setBadgeText: unused, setBadgeBackgroundColor: unused, setTitle: unused },
    tabs: {
      get: (id) => Promise.resolve({ id, active: true, url }),
      query: () => Promise.resolve([]),
      reload: (id) => Promise.resolve(void reloads.push(id)),
      create: () => Promise.resolve({ active: true }),
      onCreated: createFakeEvent(),
      onRemoved: createFakeEvent(),
      onUpdated: events.tab,
    },
    permissions: {
      request: () => Promise.resolve(true),
      contains: ({ permissions, origins }) =>
        Promise.resolve(has(permissions, given.permissions) && has(origins, given.origins)),
      getAll: () =>
        Promise.resolve({ permissions: ['cookies', ...given.permissions], origins: given.origins }),
      remove: ({ permissions, origins }) => {
        given.permissions = given.permissions.filter((each) => !permissions.includes(each));
        given.origins = given.origins.filter((each) => !origins.includes(each));
        return Promise.resolve(true);
      },
      onAdded: createFakeEvent(),
    },
    cookies: {
      getAll: ({ name }) => Promise.resolve(cookies.filter((each) => each.name === name)),
      getAllCookieStores: () => Promise.resolve([{ id: '0', tabIds: [1] }]),
      onChanged: events.cookie,
    },
    storage: {
      session: {
        get: (key) => Promise.resolve({ [key]: kept.get(key) }),
        set: (items) =>
          Promise.resolve(
            Object.entries(items).forEach(([key, value]) => void kept.set(key, value)),
          ),
      },
    },
    scripting: { executeScript: () => Promise.resolve([]) },
  };
  return { browser, given, cookies, native, reloads, events };
}
