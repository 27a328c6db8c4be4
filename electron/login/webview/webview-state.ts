import type { BrowserState } from '../../../shared/model/login';

export const FIRST_BROWSER_STATE: BrowserState = {
  origin: '',
  lock: 'none',
  isLoading: true,
  canGoBack: false,
  zoom: 1,
  trouble: null,
};

/** The state of the bar around the page. */
export interface Bar {
  state(): BrowserState;
  /** Takes over what is new, and tells only when something is. */
  become(next: Partial<BrowserState>): void;
}

/** A bar that begins with the first page on its way. */
export function createBar(tell: (state: BrowserState) => void): Bar {
  let state = FIRST_BROWSER_STATE;
  return {
    state: () => state,
    become(next) {
      const after = { ...state, ...next };
      if (JSON.stringify(after) === JSON.stringify(state)) return;
      state = after;
      tell(state);
    },
  };
}
