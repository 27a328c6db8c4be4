import type { OfferMessage, StepMessage } from '../../shared/browser-extension/messages';
import type { Browser, Permissions } from '../browser/api';
import { offerOf } from '../reading/offer';
import { createTabReader, type TabReader } from '../reading/tab-reader';
import { startPageLoad, type PageLoad } from './page-load';

/** A burst of changes is one offer. */
const GATHER_MS = 100;
/** A page that hangs keeps nothing waiting: what was read by then is offered, the rest follows. */
const FIRST_READ_MS = 150;

/** More than a tab passes by before the first offer. */
const MAX_PASSED = 8;

/** From the press of the button: reads one tab for a step, and offers what is there. */
export interface HandOver {
  readonly tabID: number;
  /** Permissions have changed: begins if it waits for them, and looks again if it reads already. */
  onPermissions(): Promise<void>;
  /** The user says that the final page is reached. */
  confirm(): void;
  /** Its tab is gone: offers at once what was read of it, if anything was offered yet. */
  onTabClosed(): void;
  /** What this browser does not let the extension read. */
  unreadable(): OfferMessage['unreadable'];
  /** Reads nothing more, and forgets what it has read. */
  stop(): void;
}

interface Options {
  browser: Browser;
  step: StepMessage;
  tabID: number;
  /** What it waits for. */
  needs: Permissions;
  offer: (message: OfferMessage) => void;
  /** It has the permissions, and reads. */
  onBegin: () => void;
}

export function createHandOver(options: Options): HandOver {
  const { browser, step, tabID, needs, offer, onBegin } = options;
  let reader: TabReader | null = null;
  let pageLoad: PageLoad | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isBusy = true;
  let isConfirmed = false;
  let isStopped = false;
  let offered = '';
  let page = '';
  /** Pages that were left before anything could be offered: one of them may be the final one. */
  let passed: string[] = [];

  const send = () => {
    clearTimeout(timer);
    timer = undefined;
    if (isStopped || reader === null) return;
    const reading = reader.reading();
    for (const pageURL of [...passed, page]) {
      const message = offerOf({ key: step.key, pageURL, isConfirmed }, reading);
      const json = JSON.stringify(message);
      if (json !== offered) offer(message);
      offered = json;
    }
    passed = [];
  };
  const onChange = () => {
    if (!isBusy) timer ??= setTimeout(send, GATHER_MS);
  };
  const onPage = (url: string) => {
    if (isBusy && page !== '') passed = [...passed, page].slice(-MAX_PASSED);
    page = url;
    if (!isBusy) send();
  };

  const begin = async () => {
    const begun = createTabReader({ browser, step, tabID, onChange, onPage });
    reader = begun;
    onBegin();
    await within(FIRST_READ_MS, begun.read());
    await waitForPage(begun);
    isBusy = false;
    send();
  };

  /**
   * What is first offered may be all that is required, and so the last: what comes of requests or of a
   * script is waited for, as it may be optional. Cookies and storage are offered at once.
   */
  const waitForPage = async ({ isScriptDone }: TabReader) => {
    const wants = (...kinds: string[]) => step.wanted.some(({ kind }) => kinds.includes(kind));
    if (isStopped || !wants('header', 'body', 'script')) return;
    // Only what is sent from now on can be seen.
    const reloads = wants('header', 'body');
    pageLoad = startPageLoad({ browser, tabID, reloads, isScriptDone });
    await pageLoad.ended;
  };

  return {
    tabID,
    async onPermissions() {
      // Another part of it may be read now.
      if (reader !== null && !isBusy) return reader.read().then(send);
      if (isStopped || reader !== null || !(await browser.permissions.contains(needs))) return;
      // Two may have asked at once.
      if (!isStopped && reader === null) await begin();
    },
    confirm() {
      isConfirmed = true;
      void reader?.read().then(send);
    },
    onTabClosed() {
      if (timer !== undefined) send();
    },
    unreadable: () => reader?.reading().unreadable ?? [],
    stop() {
      isStopped = true;
      clearTimeout(timer);
      pageLoad?.stop();
      reader?.stop();
      reader = null;
      offered = '';
      page = '';
      passed = [];
    },
  };
}

async function within(ms: number, work: Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, ms)));
  await Promise.race([work, late]);
  clearTimeout(timer);
}
