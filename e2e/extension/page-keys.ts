import { mouse } from '../desktop/mouse';
import { eventually, sleep } from '../desktop/wait';
import type { RunInPage } from '../run-in-page';

/** Real keys in the extension's page, each of which it has taken once the press resolves. */
export interface PageKeys {
  pressTab(): Promise<void>;
  /** By Tab alone; throws where it does not come by. */
  tabTo(label: string): Promise<void>;
}

/** Enough for a key to arrive, so that no second one is pressed. */
const KEY_MS = 200;
/** More than the page has stops. */
const MOST_STOPS = 12;

type WithKeys = typeof globalThis & { keysHeard?: number };

/** Enters the page by Tab. */
export async function enterByTab(run: RunInPage, display: string): Promise<PageKeys> {
  const { press } = mouse(display);
  await run(countKeys);
  // With the first one Firefox but comes to the page.
  const isThere = (await run(keysHeard)) > 0;
  if (!isThere) {
    await eventually({
      what: 'the page to have the keyboard',
      read: async () => {
        await press('Tab');
        await sleep(KEY_MS);
        return run(keysHeard);
      },
      until: (heard) => heard > 0,
    });
  }
  const pressTab = async () => {
    const before = await run(keysHeard);
    await press('Tab');
    await eventually({
      what: 'the page to hear a key',
      read: () => run(keysHeard),
      until: (heard) => heard > before,
    });
  };
  return {
    pressTab,
    async tabTo(label) {
      for (let stop = 0; stop < MOST_STOPS; stop += 1) {
        if ((await run(focusedText)) === label) return;
        await pressTab();
      }
      throw new Error(`Tab does not come by “${label}”.`);
    },
  };
}

/** Each runs in the page, so it stands by itself. Keys count by their release: the focus has moved by then. */
function countKeys(): void {
  const page = globalThis as WithKeys;
  if (page.keysHeard !== undefined) return;
  page.keysHeard = 0;
  addEventListener('keyup', () => (page.keysHeard = (page.keysHeard ?? 0) + 1), true);
}

function keysHeard(): number {
  return (globalThis as WithKeys).keysHeard ?? 0;
}

function focusedText(): string {
  return document.activeElement?.textContent ?? '';
}
