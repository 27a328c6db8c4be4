/** What wrappers add for Chromium, wherever they do; for a command line of which all else must be known. */
export const CHROMIUM_SWITCH =
  /^--(?:user-data-dir=|no-sandbox$|disable-|enable-|ozone-|gtk-version=|remote-debugging-|password-store=)/;
