import type { Page } from '@playwright/test';
import type { RunInPage } from '../run-in-page';

/** What a screen reader says by itself, as something in the window has changed. */
export interface Announcement {
  readonly text: string;
  /** It interrupts what is being said. */
  readonly isUrgent: boolean;
}

export interface Listener {
  /** What was said since the last time this was asked, oldest first. */
  heard(): Promise<Announcement[]>;
}

type WithAnnouncements = typeof globalThis & { announcements?: Announcement[] };

/** Listens to the live regions of a page, until it is loaded anew. */
export function listen(page: Page): Promise<Listener> {
  return listenIn((what) => page.evaluate(what));
}

/** The same in a page of whatever browser. */
export async function listenIn(run: RunInPage): Promise<Listener> {
  await run(recordAnnouncements);
  return {
    heard: () => run(() => (globalThis as WithAnnouncements).announcements?.splice(0) ?? []),
  };
}

/** Runs in the page, so it stands by itself. */
function recordAnnouncements(): void {
  const LIVE = '[role="status"], [role="alert"], [aria-live]';
  const announcements: Announcement[] = [];
  (globalThis as WithAnnouncements).announcements = announcements;
  const texts = new WeakMap<Element, string>();
  const note = () => {
    for (const region of document.querySelectorAll(LIVE)) {
      const isUrgent = region.getAttribute('role') === 'alert';
      const isShown = region.checkVisibility();
      const text = isShown ? (region.textContent ?? '').trim().replaceAll(/\s+/g, ' ') : '';
      const before = texts.get(region);
      texts.set(region, text);
      // A region that comes with its text is heard only when it is an alert.
      const isHeard = before !== undefined || isUrgent;
      if (isHeard && text !== '' && text !== before) announcements.push({ text, isUrgent });
    }
  };
  note();
  announcements.length = 0;
  new MutationObserver(note).observe(document.body, {
    subtree: true,
    childList: true,
    characterData: true,
  });
}
