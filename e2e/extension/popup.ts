import type { Area } from '../desktop/display';
import { mouse } from '../desktop/mouse';
import { eventually, sleep } from '../desktop/wait';
import type { Popup } from './everyday-browser';

/**
 * A popup takes its place on the screen, and its size, a moment after its content is there; and buttons
 * that took another's place are not heeded at once.
 */
const SETTLE_MS = 400;

interface Options {
  display: string;
  isOpen: () => Promise<boolean>;
  /** Evaluates an expression in the extension's page. */
  evaluate: (expression: string) => Promise<unknown>;
  /** Where the page lies on the screen, if it does not know that itself. */
  origin?: () => Promise<{ x: number; y: number }>;
}

/** The extension's page, looked at from inside, and pressed by the mouse. */
export function popupOf({ display, isOpen, evaluate, origin }: Options): Popup {
  const readArea = async (): Promise<Area> => {
    const found = await evaluate(
      '({ x: screenX, y: screenY, width: innerWidth, height: innerHeight })',
    );
    const area = found as Area;
    return { ...area, ...(await origin?.()) };
  };
  const area = async () => {
    await sleep(SETTLE_MS);
    return readArea();
  };
  const run = async <R>(what: string | (() => R | Promise<R>)) =>
    (await evaluate(typeof what === 'string' ? what : `(${String(what)})()`)) as R;
  const text = async () => String(await evaluate('document.body.innerText'));
  return {
    isOpen,
    run,
    text,
    async waitForText(wanted) {
      await eventually({
        what: `the extension to say ${String(wanted)}`,
        read: text,
        until: (said) => (typeof wanted === 'string' ? said.includes(wanted) : wanted.test(said)),
      });
    },
    async press(label) {
      const button = `[...document.querySelectorAll('button')].find((each) => each.textContent === ${JSON.stringify(label)})`;
      await eventually({
        what: `a button “${label}”`,
        read: () => evaluate(`${button} !== undefined`),
        until: (isThere) => isThere === true,
      });
      const { x, y } = await area();
      const middle = await evaluate(
        `(() => { const box = ${button}.getBoundingClientRect(); return [box.x + box.width / 2, box.y + box.height / 2]; })()`,
      );
      const [dx = 0, dy = 0] = middle as number[];
      await mouse(display).click({ x: Math.round(x + dx), y: Math.round(y + dy) });
    },
    async close() {
      await eventually({
        what: 'the extension’s page to close',
        async read() {
          if (await isOpen()) await evaluate('void setTimeout(() => window.close())');
          return isOpen();
        },
        until: (stays) => !stays,
      });
    },
    area,
  };
}
