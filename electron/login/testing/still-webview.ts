import type { Webview } from '../webview/types';

/** A stand-in for the webview that does nothing: Electron runs only in Electron; e2e has the real one. */
export function stillWebview(over: Partial<Webview> = {}): Webview {
  return {
    setRegion: () => undefined,
    setHidden: () => undefined,
    act: () => undefined,
    answerPrompt: () => undefined,
    refreshCookies: () => Promise.resolve(),
    close: () => Promise.resolve(),
    ...over,
  };
}
