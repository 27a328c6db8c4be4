import { z } from 'zod';
import { isFirefox as isInFirefox, type Tab } from '../browser/api';
import { thisBrowser } from '../browser/global';
import { PAGE_PORT, situationSchema, type PageMessage, type Situation } from '../situation';
import { showFixedTexts, showView } from './show-view';
import { tabToRead, viewOf, type PageAction } from './view';

// No code is made of text here: the extension's own rules forbid it.
z.config({ jitless: true });

const browser = thisBrowser();
const isFirefox = isInFirefox(browser);
let situation: Situation = { kind: 'asking' };
let tab: Tab | null = null;
let port = connect();

function connect() {
  const line = browser.runtime.connect({ name: PAGE_PORT });
  line.onMessage.addListener((message) => {
    const parsed = situationSchema.safeParse(message);
    if (!parsed.success) return;
    situation = parsed.data;
    show();
  });
  return line;
}

function show(): void {
  showView(viewOf(situation, { tab, isFirefox }), act);
}

const say = (message: PageMessage) => port.postMessage(message);

/** Within the click: browsers ask the user for nothing but at a click. */
function act(action: PageAction): void {
  switch (action) {
    case 'hand-over':
      return handOver();
    case 'open':
      return void openSignInPage();
    case 'confirm':
      return say({ type: 'confirm' });
    case 'stop':
      return say({ type: 'stop' });
    case 'again':
      port.disconnect();
      port = connect();
      return;
    case 'allow-script':
      return void browser.permissions.request({ permissions: ['userScripts'], origins: [] });
  }
}

function handOver(): void {
  const tabID = tabToRead(situation, tab);
  if (situation.kind !== 'step' || tabID === null) return;
  const { key, needs } = situation.step;
  // The browser's question may close this page: the background knows by then.
  say({ type: 'hand-over', key, tabID });
  const decline = () => say({ type: 'declined' });
  void browser.permissions.request(needs).then((isGiven) => {
    if (!isGiven) decline();
  }, decline);
}

async function openSignInPage(): Promise<void> {
  if (situation.kind !== 'step') return;
  await browser.tabs.create({ url: situation.step.url });
  window.close();
}

showFixedTexts(isFirefox);
show();
void browser.tabs.query({ active: true, currentWindow: true }).then(([active]) => {
  tab = active ?? null;
  show();
});
