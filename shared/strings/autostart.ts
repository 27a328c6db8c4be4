/** What a list of the programs that start at login says below the program's name. */
export const AUTOSTART_COMMENT = 'Tells you when one of your chat accounts needs you';

// Each says why starting at login could not be changed, after a colon.
export const ONLY_INSTALLED_TEXT = 'on a Mac only the installed program can be started at login';
export const ALLOW_ON_MAC_TEXT =
  'please allow Bridgekeeper in System Settings, under General, Login Items';
export const WINDOWS_REFUSED_TEXT = 'Windows did not allow it';
