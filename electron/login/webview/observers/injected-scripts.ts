import { z } from 'zod';
import { MAX_TOTAL_BYTES, MAX_VALUE_BYTES } from '../../capture/value-limits';

/** Scripts that run in a network's page, in its main world. They trust nothing they find there. */

/** Answers as soon as the page can answer at all. */
export const PING = '0';

/** Whether the page says that Google considers this browser unsafe. */
export const IS_GOOGLE_REJECTION = `document.body?.innerText.includes('This browser or app may not be secure') === true`;

/**
 * Reads texts by name: `{ found: [[name, text or null]], tooLarge: [name] }`. SECURITY: what is too
 * large to be sent stays in the page: moving megabytes ten times a second would keep the main process
 * busy.
 */
const PICK = `((names, read) => {
  const found = [];
  const tooLarge = [];
  let left = ${MAX_TOTAL_BYTES};
  for (const name of names) {
    let text = null;
    try { text = read(name); } catch {}
    if (typeof text !== 'string') text = null;
    const length = text === null ? 0 : text.length;
    if (length > ${MAX_VALUE_BYTES} || length > left) tooLarge.push(name);
    else found.push([name, text]);
    left -= Math.min(length, left);
  }
  return { found, tooLarge };
})`;

const picked = {
  found: z.array(z.tuple([z.string(), z.string().nullable()])),
  tooLarge: z.array(z.string()),
};

/** What the scripts below answer. */
export const pickedSchema = z.object(picked);
export const pickedStorageSchema = z.object({ origin: z.string(), ...picked });

export type Picked = z.output<typeof pickedSchema>;

/** How many UTF-16 units were moved, or looked at and left in the page. */
export function sizeOf({ found, tooLarge }: Picked): number {
  const sizes = found.map(([, text]) => text?.length ?? 0);
  return sizes.reduce((sum, size) => sum + size, tooLarge.length * MAX_VALUE_BYTES);
}

/** Reads the texts that a step's script has published. */
export function readPublished(names: readonly string[]): string {
  return `${PICK}(${JSON.stringify(names)}, (name) => globalThis.__BEEP_BEEP_AUTH_RESULTS__[name])`;
}

/** Runs an expression, and picks the texts of the object it gives or resolves to. */
export function pickFrom(expression: string, names: readonly string[]): string {
  return `Promise.resolve((${expression}
)).then((result) => ${PICK}(${JSON.stringify(names)}, (name) => result[name]))`;
}

/** Reads local storage, with the origin it is of; null where a frame has none. */
export function readStorage(keys: readonly string[]): string {
  return `((keys) => {
  try {
    const storage = localStorage;
    return { origin: location.origin, ...${PICK}(keys, (key) => storage.getItem(key)) };
  } catch {
    return null;
  }
})(${JSON.stringify(keys)})`;
}
