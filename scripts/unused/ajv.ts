/**
 * Stands in the built program for ajv and its formats (300 kB), by which electron-store checks its file
 * when it is given a schema. It is given none: the settings have a schema of their own.
 */
export function Ajv2020(): never {
  throw new Error('This program is built without the validator of electron-store.');
}

// eslint-disable-next-line no-restricted-exports -- ajv-formats has nothing else
export default { default: () => undefined };
