/** What a token can be good for. */
export const SCOPES = ['read', 'write'] as const;
export type Scope = (typeof SCOPES)[number];
