import type { OAuthSettings, OAuthSettingsStore } from './settings';
import type { Token, Tokens } from './tokens';

/** What steers the authorization server. */
export interface OAuthControl {
  settings(): OAuthSettings;
  /** Changes what is given; the rest stays. Holds until it is changed again or `reset`. */
  set(change: Partial<OAuthSettings>): OAuthSettings;
  /** Every token issued since the start or the last `reset`, oldest first. Never over HTTP. */
  tokens(): Token[];
  /** Every issued token expires now; the one the simulator started with stays. */
  expireTokens(): void;
}

export function createOAuthControl(
  oauthSettings: OAuthSettingsStore,
  tokens: Tokens,
): OAuthControl {
  return {
    settings: oauthSettings.current,
    set: oauthSettings.set,
    tokens: tokens.issued,
    expireTokens: tokens.expireIssued,
  };
}
