import type { WebContents } from 'electron';

interface Options {
  /** Whether the page is unseen, so that nothing must be typed into it. */
  isHidden: () => boolean;
  /** Gives the keyboard back to the window. */
  leave: () => void;
  /** Closes the page, as Escape does in a child window; null where the page keeps that key. */
  close: (() => void) | null;
}

/** A page's hold on the keyboard. */
export interface PageKeyboard {
  /** Also known of a page that is destroyed, which cannot say so itself. */
  hasFocus(): boolean;
  take(): void;
}

/** Leads the keyboard out of the page, as it leads into it from the bar. */
const LEAVE_KEY = 'F6';
const CLOSE_KEY = 'Escape';

/**
 * A page gets the keyboard from its user alone: by a click, or by what leads into it. Chromium gives it
 * to every page that goes somewhere, whatever its user types elsewhere just then. Within the page all
 * keys are the page's, but the one that leads out and a child window's Escape.
 */
export function followKeyboard(contents: WebContents, options: Options): PageKeyboard {
  const { isHidden, leave, close } = options;
  let hasFocus = false;
  /** The page goes somewhere, and its user is not in it. */
  let isUnasked = false;

  contents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
    if (isMainFrame && !isSameDocument) isUnasked = !hasFocus;
  });
  contents.on('did-stop-loading', () => {
    isUnasked = false;
  });
  contents.on('input-event', (_event, { type }) => {
    if (type === 'mouseDown') isUnasked = false;
  });
  contents.on('focus', () => {
    hasFocus = true;
    // Not within the event: the page would win, and the click that may be the reason comes after it.
    setImmediate(() => {
      if (isHidden() || isUnasked) leave();
    });
  });
  contents.on('blur', () => {
    hasFocus = false;
  });
  contents.on('before-input-event', (event, { type, key, isComposing }) => {
    if (type !== 'keyDown' || isComposing) return;
    const isClosed = key === CLOSE_KEY && close !== null;
    if (!isClosed && key !== LEAVE_KEY) return;
    event.preventDefault();
    if (isClosed) close?.();
    else leave();
  });

  return {
    hasFocus: () => hasFocus,
    take() {
      isUnasked = false;
      contents.focus();
    },
  };
}
