import { z } from 'zod';
import { thisBrowser } from '../browser/global';
import { PAGE_FILE } from '../manifest';
import { badgeOf, showBadge } from './badge';
import { giveBackPermissions } from './given-permissions';
import { listenToPages } from './page-lines';
import { createSignIn } from './sign-in';

// No code is made of text here: the extension's own rules forbid it.
z.config({ jitless: true });

/** A browser that opens all tabs of its last session asks once. */
const REST_MS = 1_000;

const browser = thisBrowser();

// What a browser that was closed in the middle has left. Whoever presses the button comes later.
void giveBackPermissions(browser);

const signIn = createSignIn({
  browser,
  onChange(situation) {
    pages.tell(situation);
    void showBadge(browser, badgeOf(situation));
  },
});

const pages = listenToPages({
  browser,
  pageURL: browser.runtime.getURL(PAGE_FILE),
  situation: signIn.situation,
  onOpen: signIn.onPageOpened,
  onMessage: signIn.onPageMessage,
  onClose() {
    signIn.onPageClosed();
    // The outcome was seen.
    if (signIn.situation().kind === 'ended') void showBadge(browser, badgeOf({ kind: 'nothing' }));
  },
});

browser.runtime.onStartup.addListener(signIn.ask);
// The program opens the sign-in page as any program does. Nothing tells it from the tabs that the user
// opens without a permission to see addresses; those that a page opens behind are left out.
let askedAt = -Infinity;
browser.tabs.onCreated.addListener(({ active, openerTabId }) => {
  const isOpenedByPage = !active && openerTabId !== undefined;
  if (isOpenedByPage || Date.now() - askedAt < REST_MS) return;
  askedAt = Date.now();
  signIn.ask();
});
browser.tabs.onRemoved.addListener(signIn.onTabClosed);
browser.permissions.onAdded.addListener(() => {
  signIn.onPermissions();
  // The browser's question has closed the page on which the user waits for what comes of it.
  const isUnderWay = signIn.situation().kind === 'step';
  if (isUnderWay && pages.count() === 0) void browser.action.openPopup?.().catch(() => undefined);
});
