import { focusFinding } from '../keyboard/focus-finding';
import type { RunInPage } from '../run-in-page';

/** More than any selected state has, but for long lists. */
const MAX_STOPS = 120;
/** Enough for a page to come to rest. */
const FRAMES = 10;

type WithStops = typeof globalThis & { stops?: Set<Element> };

/** Goes by Tab through all that can have the focus; says what it never reaches, and where it is not seen. */
export async function tabFindings(
  run: RunInPage,
  pressTab: () => Promise<void>,
): Promise<string[]> {
  await run(() => {
    (globalThis as WithStops).stops = new Set();
    // From the top, wherever the focus has been: what is behind that may be all the walk would come by.
    const top = document.createElement('span');
    top.tabIndex = -1;
    ([...document.querySelectorAll('dialog[open]')].at(-1) ?? document.body).prepend(top);
    top.focus();
    top.remove();
  });
  const findings = new Set<string>();
  for (let stop = 0; stop < MAX_STOPS; stop += 1) {
    await pressTab();
    if (await run(hasBeenHere)) break;
    const finding = await settledFinding(run);
    if (finding !== null) findings.add(`${finding}: ${await run(focusedMarkup)}`);
  }
  const missed = await run(missedControls);
  return [...findings, ...missed.map((control) => `Tab does not reach ${control}`)];
}

/** What is amiss with the focus once the page has been drawn: it may be scrolled to with a later frame. */
async function settledFinding(run: RunInPage): Promise<string | null> {
  let finding = await run(focusFinding);
  for (let frame = 0; finding !== null && frame < FRAMES; frame += 1) {
    await run(() => new Promise((resolve) => requestAnimationFrame(resolve)));
    finding = await run(focusFinding);
  }
  return finding;
}

/** Whether the focus has come round; notes where it is. Each function here runs in the page by itself. */
function hasBeenHere(): boolean {
  const { stops } = globalThis as WithStops;
  const focused = document.activeElement;
  if (stops === undefined || focused === null) throw new Error('There is nothing to walk through.');
  // Between the last control and the first one, the document itself has its turn.
  if (focused === document.body) return stops.size > 0;
  if (stops.has(focused)) return true;
  stops.add(focused);
  return false;
}

function focusedMarkup(): string {
  return document.activeElement?.outerHTML.slice(0, 160) ?? '';
}

/** What a person can see and use, and the walk has not come by. */
function missedControls(): string[] {
  const { stops = new Set<Element>() } = globalThis as WithStops;
  const dialog = [...document.querySelectorAll('dialog[open]')].at(-1);
  const controls = (dialog ?? document).querySelectorAll<HTMLElement>(
    'button, a[href], input, select, textarea, summary, [tabindex]',
  );
  return [...controls]
    .filter((control) => {
      const isUsable =
        control.tabIndex >= 0 &&
        control.checkVisibility({ visibilityProperty: true }) &&
        !control.matches(':disabled, [inert] *');
      // Of radio buttons with one name, Tab stops at one.
      const isRadio = control instanceof HTMLInputElement && control.type === 'radio';
      return isUsable && !isRadio && !stops.has(control);
    })
    .map((control) => control.outerHTML.slice(0, 160));
}
