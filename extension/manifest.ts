import { EXTENSION_IDENTITY } from '../shared/browser-extension/identity';
import { EXTENSION_TEXT } from '../shared/strings/extension';

export const BROWSER_FAMILIES = ['chromium', 'firefox'] as const;
export type BrowserFamily = (typeof BROWSER_FAMILIES)[number];

/** The extension's one page. */
export const PAGE_FILE = 'page.html';
export const ICON_SIZES = [16, 32, 48, 128] as const;

/**
 * What it has from the start, and what it asks for when a step needs it and gives back when the step
 * ends. None of the former lets it read a site that the user has not allowed. Chromium shows requests to
 * a background that asks for `webRequest` later to nobody, so it has that from the start there. `storage`
 * is for when it asked last, in memory alone.
 */
const PERMISSIONS = {
  chromium: {
    required: ['nativeMessaging', 'cookies', 'scripting', 'activeTab', 'storage', 'webRequest'],
    optional: ['userScripts'],
  },
  firefox: {
    required: ['nativeMessaging', 'cookies', 'scripting', 'activeTab', 'storage'],
    optional: ['webRequest', 'userScripts'],
  },
} as const;

/** The first with all that is used here: partitioned cookies, `userScripts.execute`. */
const OLDEST = { chromium: '135', firefox: '153.0' } as const;

/**
 * The background's script. Chromium goes on with the one it knows as long as it has the same name, also
 * after a start with a newer version of the extension.
 * @param version as `0.1.0`
 */
export function backgroundFile(version: string): string {
  return `background-${version}.js`;
}

/**
 * The manifest for one family of browsers.
 * @param version of the program, as `0.1.0`
 */
export function manifestFor(family: BrowserFamily, version: string): Record<string, unknown> {
  return {
    manifest_version: 3,
    name: EXTENSION_TEXT.name,
    description: EXTENSION_TEXT.description,
    version,
    icons: icons(),
    action: {
      default_popup: PAGE_FILE,
      default_title: EXTENSION_TEXT.name,
      default_icon: icons(),
    },
    commands: { _execute_action: { suggested_key: { default: 'Alt+Shift+K' } } },
    permissions: PERMISSIONS[family].required,
    optional_permissions: PERMISSIONS[family].optional,
    // Asked for per site: only a step's own hosts, with the user's click.
    optional_host_permissions: ['*://*/*'],
    // SECURITY: nothing from elsewhere runs in the extension's page, and nothing there speaks to a server.
    content_security_policy: {
      extension_pages:
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    },
    incognito: 'spanning',
    ...(family === 'chromium'
      ? {
          key: EXTENSION_IDENTITY.chromiumKey,
          minimum_chrome_version: OLDEST.chromium,
          background: { service_worker: backgroundFile(version) },
        }
      : {
          background: { scripts: [backgroundFile(version)] },
          browser_specific_settings: {
            gecko: {
              id: EXTENSION_IDENTITY.firefoxID,
              strict_min_version: OLDEST.firefox,
              // What is handed over stays on this computer, with the user's own program.
              data_collection_permissions: { required: ['none'] },
            },
          },
        }),
  };
}

function icons(): Record<string, string> {
  return Object.fromEntries(ICON_SIZES.map((size) => [String(size), iconFile(size)]));
}

export function iconFile(size: (typeof ICON_SIZES)[number]): string {
  return `icons/${size}.png`;
}
