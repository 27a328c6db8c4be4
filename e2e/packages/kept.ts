import { IDENTITY } from '../../shared/model/identity';

const DATA = `.config/${IDENTITY.name}`;

/** What a user of the older version has, and must still have with the newer one. */
export const KEPT: Readonly<Record<string, string>> = {
  [`${DATA}/settings.json`]: JSON.stringify({ theme: 'dark', closingTold: true }),
  [`${DATA}/token.vault`]: 'only the keyring of its user reads this',
};

/** The entry that the program writes when it is to start at login. */
export const AUTOSTART = `.config/autostart/${IDENTITY.desktopFile}`;
export const DATA_FOLDER = DATA;
