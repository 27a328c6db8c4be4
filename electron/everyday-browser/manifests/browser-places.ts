import { isAbsolute, join } from 'node:path';
import { sandboxedName } from '../../../shared/strings/everyday-browser';

/** How a browser is told of a native host. */
export type ManifestKind = 'chromium' | 'firefox';

/** Where a browser is found, and where it looks for native hosts. */
export interface BrowserPlace {
  /** Stays the same for ever, as it is remembered: "chromium" */
  readonly id: string;
  /** "Chromium" */
  readonly name: string;
  readonly kind: ManifestKind;
  /** Any of these is there when the browser was ever used. */
  readonly profiles: readonly string[];
  /** The folder for manifests; null where no extension reaches a program. */
  readonly manifests: string | null;
}

/** Of which computer, and whose session. */
export interface System {
  platform: NodeJS.Platform;
  env: Readonly<Record<string, string | undefined>>;
  home: string;
}

interface Chromium {
  id: string;
  name: string;
  /** Below the folder for configuration, on Linux. */
  linux: string;
  /** Below "Application Support", on a Mac. */
  mac: string;
}

const CHROMIUMS: readonly Chromium[] = [
  { id: 'chromium', name: 'Chromium', linux: 'chromium', mac: 'Chromium' },
  { id: 'chrome', name: 'Google Chrome', linux: 'google-chrome', mac: 'Google/Chrome' },
  {
    id: 'chrome-beta',
    name: 'Google Chrome Beta',
    linux: 'google-chrome-beta',
    mac: 'Google/Chrome Beta',
  },
  { id: 'edge', name: 'Microsoft Edge', linux: 'microsoft-edge', mac: 'Microsoft Edge' },
  {
    id: 'brave',
    name: 'Brave',
    linux: 'BraveSoftware/Brave-Browser',
    mac: 'BraveSoftware/Brave-Browser',
  },
  { id: 'vivaldi', name: 'Vivaldi', linux: 'vivaldi', mac: 'Vivaldi' },
];

/** What Snap and Flatpak call them, and where their files are, below the home. */
const SANDBOXED: readonly { name: string; by: 'Snap' | 'Flatpak'; folder: string }[] = [
  { name: 'Chromium', by: 'Snap', folder: 'snap/chromium' },
  { name: 'Brave', by: 'Snap', folder: 'snap/brave' },
  { name: 'Firefox', by: 'Snap', folder: 'snap/firefox' },
  { name: 'Chromium', by: 'Flatpak', folder: '.var/app/org.chromium.Chromium' },
  { name: 'Google Chrome', by: 'Flatpak', folder: '.var/app/com.google.Chrome' },
  { name: 'Microsoft Edge', by: 'Flatpak', folder: '.var/app/com.microsoft.Edge' },
  { name: 'Brave', by: 'Flatpak', folder: '.var/app/com.brave.Browser' },
  { name: 'Vivaldi', by: 'Flatpak', folder: '.var/app/com.vivaldi.Vivaldi' },
  { name: 'Firefox', by: 'Flatpak', folder: '.var/app/org.mozilla.firefox' },
];

/** Every browser that is looked for on this system; none where nobody knows how to be reached by one. */
export function browserPlaces({ platform, env, home }: System): readonly BrowserPlace[] {
  switch (platform) {
    case 'linux':
      return onLinux(env, home);
    case 'darwin':
      return onMac(home);
    default:
      return [];
  }
}

function onLinux(env: System['env'], home: string): readonly BrowserPlace[] {
  const config = folderIn(env, 'XDG_CONFIG_HOME') ?? join(home, '.config');
  // Chromium asks for a variable of its own first.
  const chromiums = folderIn(env, 'CHROME_CONFIG_HOME') ?? config;
  const sandboxed = SANDBOXED.map(({ name, by, folder }) => ({
    id: folder,
    name: sandboxedName(name, by),
    kind: 'chromium' as const,
    profiles: [join(home, folder)],
    manifests: null,
  }));
  return [
    ...CHROMIUMS.map(({ linux, ...one }) => chromium(one, join(chromiums, linux))),
    {
      id: 'firefox',
      name: 'Firefox',
      kind: 'firefox',
      profiles: [join(home, '.mozilla', 'firefox'), join(config, 'mozilla', 'firefox')],
      // Also where its profiles have moved to the folder for configuration (since Firefox 147).
      manifests: join(home, '.mozilla', 'native-messaging-hosts'),
    },
    ...sandboxed,
  ];
}

function onMac(home: string): readonly BrowserPlace[] {
  const support = join(home, 'Library', 'Application Support');
  return [
    ...CHROMIUMS.map(({ mac, ...one }) => chromium(one, join(support, mac))),
    {
      id: 'firefox',
      name: 'Firefox',
      kind: 'firefox',
      profiles: [join(support, 'Firefox')],
      manifests: join(support, 'Mozilla', 'NativeMessagingHosts'),
    },
  ];
}

function chromium({ id, name }: Pick<Chromium, 'id' | 'name'>, profile: string): BrowserPlace {
  const manifests = join(profile, 'NativeMessagingHosts');
  return { id, name, kind: 'chromium', profiles: [profile], manifests };
}

/** A folder that a variable names; what is not a whole path counts as unset. */
function folderIn(env: System['env'], variable: string): string | null {
  const value = env[variable] ?? '';
  return isAbsolute(value) ? value : null;
}
