import type { Page } from '@playwright/test';
import type { RunningApp } from '../desktop/app';
import type { ProcessInfo } from '../desktop/process';
import { eventually } from '../desktop/wait';

/** The program as the tour plays on it. */
export interface TourProgram {
  /** Its pages: the window's own, and those of the embedded browser. */
  pages(): readonly Page[];
  /** The next page that opens. */
  nextPage(): Promise<Page>;
  closeWindow(): Promise<void>;
  isWindowVisible(): Promise<boolean>;
  /** Its living processes. */
  processes(): readonly ProcessInfo[];
  /** Ends it whatever its state. */
  stop(): Promise<void>;
}

/** A program that Playwright has started, and may ask in its main process. */
export function tourProgram({ app, processes, stop }: RunningApp): TourProgram {
  return {
    pages: () => app.windows(),
    nextPage: () => app.waitForEvent('window'),
    closeWindow: () =>
      app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close()),
    isWindowVisible: () =>
      app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows().some((one) => one.isVisible()),
      ),
    processes,
    stop,
  };
}

/** The longest that the window may take to be there with its page. */
export const WINDOW = { timeoutMs: 10_000 };

/** The window's own page; the embedded browser's is another. */
export function window({ pages }: TourProgram): Page {
  const page = pages().find((one) => one.url().startsWith('app://'));
  if (page === undefined) throw new Error('The window has no page.');
  return page;
}

/** Waits until the embedded browser shows a page of this host. */
export function waitForPage({ pages }: TourProgram, host: string): Promise<Page> {
  return eventually({
    what: `the sign-in page of ${host}`,
    read: () => pages().find((one) => one.url().includes(host)),
    until: (page): page is Page => page !== undefined,
    show: () =>
      pages()
        .map((one) => one.url())
        .join('\n'),
    ...WINDOW,
  }) as Promise<Page>;
}
