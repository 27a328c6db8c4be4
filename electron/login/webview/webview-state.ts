import type { WebviewState } from '../../../shared/model/login';

export const INITIAL_WEBVIEW_STATE: WebviewState = {
  origin: '',
  lock: 'none',
  isLoading: true,
  canGoBack: false,
  zoom: 1,
  problem: null,
};

/** The state of the bar around the page. */
export interface WebviewStateStore {
  state(): WebviewState;
  /** Takes over what is new, and tells only when something is. */
  update(next: Partial<WebviewState>): void;
}

/** A bar that begins with the first page on its way. */
export function createWebviewState(tell: (state: WebviewState) => void): WebviewStateStore {
  let state = INITIAL_WEBVIEW_STATE;
  return {
    state: () => state,
    update(next) {
      const after = { ...state, ...next };
      if (JSON.stringify(after) === JSON.stringify(state)) return;
      state = after;
      tell(state);
    },
  };
}
