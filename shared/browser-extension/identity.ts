/**
 * Who the browser extension is. Browsers let a program's native messaging host be started by an extension
 * of one of these IDs alone, so none may ever change.
 */
export const EXTENSION_IDENTITY = {
  /**
   * The public key from which Chromium's family derives the ID of an extension that is loaded from a folder,
   * as base64 of its DER form. Nobody has the private one: a store signs with its own.
   */
  chromiumKey:
    'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAooHk0q0+TQ7auzQNHhfBpGpDL+XnjWaBcm3zwpefZo1SENcOk/GR' +
    'TV4jHJsH9RALG6GEluF1xy9OBgfvc3iVZJa2kKTr1q9u2+t/G44c9CAnaDo7c/azxj34Uuv8tPS/jFYH/0SDEjNMA1x2r8tm' +
    'GEIfv5VA2advhTMA1zzVn7GsDZw02gDEsmoYUfeJruWMfo/WmBvCIjRuVuKWg/HCdKqNMYTNJ6xuKYdQhbe9vQUA69T+5Tce' +
    'bB6aXWp2XOrknxIOBR0X3wYtUX9sePf8PFNWsdcHd6iGvrn154my5O2v/mWSCdOia6UoQnZ/qiT8O/bAek1X/alYoWFLAnJO' +
    'bQIDAQAB',
  /** The first 32 hex digits of the key's SHA-256, with the letters a to p. */
  chromiumID: 'ggknojjhclpfffffjegdjfoafpaknmdo',
  /** For Firefox, which takes what an extension says. */
  firefoxID: 'everyday-browser@bridgekeeper.invalid',
  /** What browsers know the native messaging host by: lower-case letters, digits, dots and underscores. */
  nativeHost: 'app.bridgekeeper.everyday_browser',
} as const;
