import type { PageState, WebviewPrompt, WebviewState } from '../../../shared/model/webview';

/** A page on its way. */
const INITIAL_PAGE_STATE: PageState = {
  origin: '',
  lock: 'none',
  isLoading: true,
  canGoBack: false,
  problem: null,
};

/** A webview with its first page on the way. */
export const INITIAL_WEBVIEW_STATE: WebviewState = {
  ...INITIAL_PAGE_STATE,
  openers: [],
  zoom: 1,
  prompt: null,
};

/** The state of the bar around the pages. */
export interface WebviewStateStore {
  /** What is shown: the page on top, and which ones lie beneath. */
  state(): WebviewState;
  /** The state of one page; the initial one for a page it does not know. */
  page(id: number): PageState;
  /** Changes a page's state; the first change puts the page on top. */
  update(id: number, next: Partial<PageState>): void;
  remove(id: number): void;
  setZoom(zoom: number): void;
  setPrompt(prompt: WebviewPrompt | null): void;
}

/** Calls `onChange` only when what is shown is different. */
export function createWebviewState(onChange: (state: WebviewState) => void): WebviewStateStore {
  /** In the order in which they lie over each other, the lowest first. */
  const pages = new Map<number, PageState>();
  let { zoom, prompt } = INITIAL_WEBVIEW_STATE;
  let state = INITIAL_WEBVIEW_STATE;

  const apply = () => {
    const openers = [...pages.values()];
    const top = openers.pop() ?? INITIAL_PAGE_STATE;
    const next = { ...top, openers: openers.map(({ origin }) => origin), zoom, prompt };
    if (JSON.stringify(next) === JSON.stringify(state)) return;
    state = next;
    onChange(state);
  };
  const page = (id: number) => pages.get(id) ?? INITIAL_PAGE_STATE;

  return {
    state: () => state,
    page,
    update(id, next) {
      pages.set(id, { ...page(id), ...next });
      apply();
    },
    remove(id) {
      pages.delete(id);
      apply();
    },
    setZoom(next) {
      zoom = next;
      apply();
    },
    setPrompt(next) {
      prompt = next;
      apply();
    },
  };
}
