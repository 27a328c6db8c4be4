/**
 * What the program loads that is not in its package. A library that was renamed (Debian 13, Ubuntu
 * 24.04) stands with both names. `npm run test:package` compares this with what the executable names.
 */
export const DEB_DEPENDS = [
  'libasound2t64 | libasound2',
  'libatk-bridge2.0-0t64 | libatk-bridge2.0-0',
  'libatk1.0-0t64 | libatk1.0-0',
  'libatspi2.0-0t64 | libatspi2.0-0',
  'libc6',
  'libcairo2',
  'libcups2t64 | libcups2',
  'libdbus-1-3',
  'libdrm2',
  'libexpat1',
  'libgbm1',
  'libgcc-s1',
  'libglib2.0-0t64 | libglib2.0-0',
  'libgtk-3-0t64 | libgtk-3-0',
  'libnspr4',
  'libnss3',
  'libpango-1.0-0',
  'libudev1',
  'libx11-6',
  'libxcb1',
  'libxcomposite1',
  'libxdamage1',
  'libxext6',
  'libxfixes3',
  'libxkbcommon0',
  'libxrandr2',
  'xdg-utils',
];

/** Without these it runs, and says what it does without. */
export const DEB_RECOMMENDS = [
  // Keeps the token; any other keyring that speaks org.freedesktop.secrets, or KDE's, does as well.
  'gnome-keyring | kwalletmanager | org.freedesktop.secrets',
  'libsecret-1-0',
  'libnotify4',
  'notification-daemon',
];

/** GNOME shows no tray without it. */
export const DEB_SUGGESTS = ['gnome-shell-extension-appindicator'];

/** By what they provide, as distributions name their packages differently. */
export const RPM_REQUIRES = [
  'libasound.so.2()(64bit)',
  'libatk-1.0.so.0()(64bit)',
  'libatk-bridge-2.0.so.0()(64bit)',
  'libatspi.so.0()(64bit)',
  'libcairo.so.2()(64bit)',
  'libcups.so.2()(64bit)',
  'libdbus-1.so.3()(64bit)',
  'libdrm.so.2()(64bit)',
  'libgbm.so.1()(64bit)',
  'libglib-2.0.so.0()(64bit)',
  'libgtk-3.so.0()(64bit)',
  'libnspr4.so()(64bit)',
  'libnss3.so()(64bit)',
  'libpango-1.0.so.0()(64bit)',
  'libX11.so.6()(64bit)',
  'libxcb.so.1()(64bit)',
  'libxkbcommon.so.0()(64bit)',
  'xdg-utils',
];
