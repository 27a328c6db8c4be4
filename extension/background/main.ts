import { z } from 'zod';
import { thisBrowser } from '../browser/global';
import { PAGE_FILE } from '../manifest';
import { badgeOf, showBadge } from './badge';
import { giveBackPermissions } from './given-permissions';
import { listenToPages } from './page-lines';
import { createRest } from './rest';
import { createSignIn } from './sign-in';

// No code is made of text here: the extension's own rules forbid it.
z.config({ jitless: true });

const browser = thisBrowser();

// What a browser that was closed in the middle has left. Whoever presses the button comes later.
void giveBackPermissions(browser);

const rest = createRest(browser.storage.session);

const signIn = createSignIn({
  browser,
  onChange(situation) {
    const { kind } = situation;
    if (kind === 'step' || kind === 'ended') rest.onAnswer(false);
    if (kind === 'nothing' || kind === 'unreachable') rest.onAnswer(true);
    pages.tell(situation);
    void showBadge(browser, badgeOf(situation));
  },
});

const pages = listenToPages({
  browser,
  pageURL: browser.runtime.getURL(PAGE_FILE),
  situation: signIn.situation,
  onOpen() {
    rest.onAnswer(false);
    signIn.onPageOpened();
  },
  onMessage: signIn.onPageMessage,
  onClose() {
    signIn.onPageClosed();
    // The outcome was seen.
    if (signIn.situation().kind === 'ended') void showBadge(browser, badgeOf({ kind: 'nothing' }));
  },
});

browser.runtime.onStartup.addListener(signIn.ask);
// The program opens the sign-in page as any program does. Nothing tells it from the tabs that the user
// opens without a permission to see addresses: both name the tab that was in front, and no address. Those
// that a page opens behind are left out.
browser.tabs.onCreated.addListener(({ active, openerTabId }) => {
  const isOpenedByPage = !active && openerTabId !== undefined;
  if (isOpenedByPage) return;
  void rest.take(Date.now()).then((isRested) => {
    if (isRested) signIn.ask();
  });
});
browser.tabs.onRemoved.addListener(signIn.onTabClosed);
browser.permissions.onAdded.addListener(() => {
  signIn.onPermissions();
  // The browser's question has closed the page on which the user waits for what comes of it.
  const isUnderWay = signIn.situation().kind === 'step';
  if (isUnderWay && pages.count() === 0) void browser.action.openPopup?.().catch(() => undefined);
});
