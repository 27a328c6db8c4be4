import type { Guard } from '../guard';

/** Which address may get a token. */
export const GUARDS_OF_CONNECTIONS: readonly Guard[] = [
  {
    file: 'electron/connection/address.ts',
    danger: 'over http from another computer',
    code: "return isSafe ? null : { kind: 'insecure-address', detail: null };",
    without: 'return isSafe ? null : null;',
    heldBy: 'electron/connection/address.test.ts',
  },
  {
    file: 'electron/connection/connection-manager.ts',
    danger: 'it holds the token',
    code: 'active: toActiveConnection(connection),',
    without: 'active: connection,',
    heldBy: 'electron/connection/connection-manager.test.ts',
  },
  {
    file: 'electron/connection/connection-manager.ts',
    danger: 'it holds the token',
    code: 'options.addSecret(next.token);',
    without: '',
    heldBy: 'electron/connection/connection-manager.test.ts',
  },
  {
    file: 'electron/connection/environment.ts',
    danger: 'a runtime from a third party',
    code: ' && (!demoOnly || SIMULATOR_TOKEN.test(envToken))',
    without: '',
    heldBy: 'electron/connection/environment.test.ts',
  },
  {
    file: 'electron/connection/guarded-fetch.ts',
    danger: "another user's program gets no token",
    code: "if (owner === 'another-user') throw new AnotherUsersListenerError();",
    without: '',
    heldBy: 'electron/connection/guarded-fetch.test.ts',
  },
  {
    file: 'electron/connection/guarded-fetch.ts',
    danger: 'nor does one that begins',
    code: "if (owner === 'nobody') throw new NobodyListensError();",
    without: '',
    heldBy: 'electron/connection/guarded-fetch.test.ts',
  },
  {
    file: 'electron/connection/guarded-fetch.ts',
    danger: '`localhost` is more than one address',
    code: 'address === null ? init : { ...init, address }',
    without: 'init',
    heldBy: 'electron/connection/guarded-fetch.test.ts',
  },
  {
    file: 'electron/connection/token-recipients.ts',
    danger: 'a runtime from a third party',
    code: "if (environment.demoOnly) return { kind: 'demo-only', detail: null };",
    without: '',
    heldBy: 'electron/connection/token-recipients.test.ts',
  },
  {
    file: 'electron/connection/token-recipients.ts',
    danger: "another user's program gets no token",
    code: "if (owner === 'unknown') return { baseURL, hasAccepted: false };",
    without: '',
    heldBy: 'electron/connection/token-recipients.test.ts',
  },
  {
    file: 'electron/connection/token-recipients.ts',
    danger: "another user's program gets no token",
    code: "if (owner !== 'this-user') continue;",
    without: '',
    heldBy: 'electron/connection/token-recipients.test.ts',
  },
  {
    file: 'electron/connection/token-recipients.ts',
    danger: 'a token goes to no other address',
    code: 'environmentURL === null || environmentURL === baseURL',
    without: 'environmentURL === null || baseURL !== null',
    heldBy: 'electron/connection/token-recipients.test.ts',
  },
  {
    file: 'electron/connection/environment.ts',
    danger: 'Electron copies the environment',
    code: "delete env['BEEPER_ACCESS_TOKEN'];",
    without: '',
    heldBy: { e2e: 'security.spec.ts', title: 'the token is in no file, no page and no log' },
  },
];
