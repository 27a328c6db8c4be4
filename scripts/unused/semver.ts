/**
 * Stands in the built program for semver (70 kB), by which electron-store tells which of its migrations to
 * run. It is given none: the settings have a version and migrations of their own.
 */
function notHere(): never {
  throw new Error('This program is built without the migrations of electron-store.');
}

// eslint-disable-next-line no-restricted-exports -- semver has nothing else
export default { eq: notHere, clean: notHere, satisfies: notHere, lte: notHere, gt: notHere };
