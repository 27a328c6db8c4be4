import { z } from 'zod';
import { thisBrowser } from '../browser/global';
import { PAGE_FILE } from '../manifest';
import { badgeOf, showBadge } from './badge';
import { giveBackPermissions } from './given-permissions';
import { listenToPages } from './page-lines';
import { createSignIn } from './sign-in';

// No code is made of text here: the extension's own rules forbid it.
z.config({ jitless: true });

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
    // The outcome was seen.
    if (signIn.situation().kind === 'ended') void showBadge(browser, badgeOf({ kind: 'nothing' }));
  },
});

browser.runtime.onStartup.addListener(signIn.ask);
// The program opens the sign-in page as any program does: in a tab in front of the others. Nothing else
// tells it from the user's own tabs without a permission to see addresses.
browser.tabs.onCreated.addListener(({ active }) => {
  if (active) signIn.ask();
});
browser.tabs.onRemoved.addListener(signIn.onTabClosed);
browser.permissions.onAdded.addListener(() => {
  signIn.onPermissions();
  // The browser's question has closed the page on which the user waits for what comes of it.
  const isUnderWay = signIn.situation().kind === 'step';
  if (isUnderWay && pages.count() === 0) void browser.action.openPopup?.().catch(() => undefined);
});
