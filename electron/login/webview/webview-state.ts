import type { WebviewState } from '../../../shared/model/login';

/** A webview with its first page on the way. */
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
  /** Calls `onChange` only when something is different. */
  update(next: Partial<WebviewState>): void;
}

export function createWebviewState(onChange: (state: WebviewState) => void): WebviewStateStore {
  let state = INITIAL_WEBVIEW_STATE;
  return {
    state: () => state,
    update(next) {
      const updated = { ...state, ...next };
      if (JSON.stringify(updated) === JSON.stringify(state)) return;
      state = updated;
      onChange(state);
    },
  };
}
