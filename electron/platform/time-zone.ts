/**
 * Has this process look at the system's time zone anew: V8 keeps the one it began with, while its user
 * travels. Node passes a change of `TZ` on to V8, also that of one that is not there (tried with
 * Electron 33 on Linux; src/node_env_var.cc).
 */
export function readTimeZoneAnew(environment: NodeJS.ProcessEnv): void {
  // Who sets it wants that zone.
  if (environment['TZ'] === undefined) delete environment['TZ'];
}
