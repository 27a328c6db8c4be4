import type { Page } from '@playwright/test';
import type { RunningApp } from '../desktop/app';
import { eventually } from '../desktop/wait';

/** The longest that the window may take to be there with its page. */
export const WINDOW = { timeoutMs: 10_000 };

/** The window's own page; the embedded browser's is another. */
export function window({ app }: RunningApp): Page {
  const page = app.windows().find((one) => one.url().startsWith('app://'));
  if (page === undefined) throw new Error('The window has no page.');
  return page;
}

/** Waits until the embedded browser shows a page of this host. */
export function waitForPage({ app }: RunningApp, host: string): Promise<Page> {
  return eventually({
    what: `the sign-in page of ${host}`,
    read: () => app.windows().find((one) => one.url().includes(host)),
    until: (page): page is Page => page !== undefined,
    show: () =>
      app
        .windows()
        .map((one) => one.url())
        .join('\n'),
    ...WINDOW,
  }) as Promise<Page>;
}
