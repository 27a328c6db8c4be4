/** Scripts that run in a network's page, in its main world. They trust nothing they find there. */

/** Answers as soon as the page can answer at all. */
export const PING = '0';

/** Whether the page says that Google considers this browser unsafe. */
export const IS_GOOGLE_REJECTION = `document.body?.innerText.includes('This browser or app may not be secure') === true`;

/** The strings that a step's script has published, or null. */
export const PUBLISHED = `(() => {
  try {
    const found = globalThis.__BEEP_BEEP_AUTH_RESULTS__;
    return Object.fromEntries(Object.entries(found).filter(([, value]) => typeof value === 'string'));
  } catch {
    return null;
  }
})()`;

/** Reads local storage: `{ origin, entries }`, or null where a frame has none. */
export function readStorage(keys: readonly string[]): string {
  return `((keys) => {
  try {
    const entries = keys.map((key) => [key, localStorage.getItem(key)]);
    return { origin: location.origin, entries: Object.fromEntries(entries) };
  } catch {
    return null;
  }
})(${JSON.stringify(keys)})`;
}
