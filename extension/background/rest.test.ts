import { describe, expect, it } from 'vitest';
import { createFakeBrowser } from '../testing/fake-browser';
import { createRest, type Rest } from './rest';

const START = 1_000_000;

/** Whether it asks at each of these times, with nothing waiting ever. */
async function asksAt(times: readonly number[], rest: Rest): Promise<boolean[]> {
  const asked: boolean[] = [];
  for (const time of times) {
    const isAsked = await rest.take(START + time);
    asked.push(isAsked);
    if (isAsked) rest.onAnswer(true);
  }
  return asked;
}

describe('tabs that are opened while nothing waits', () => {
  it('make it ask after 1 s, 10 s, a minute, then ten', async () => {
    const asked = [0, 1_000, 11_000, 71_000, 671_000];
    const rests = asked.flatMap((time) => [time, time + 900]);
    const { browser } = createFakeBrowser();
    expect(await asksAt(rests, createRest(browser.storage.session))).toEqual(
      asked.flatMap(() => [true, false]),
    );
  });

  it('are told by a background that began again, too', async () => {
    const storage = createFakeBrowser().browser.storage.session;
    await asksAt([0, 1_000, 11_000], createRest(storage));
    expect(await asksAt([60_000, 71_000], createRest(storage))).toEqual([false, true]);
  });

  it('make it ask soon again once something waited, or the button was pressed', async () => {
    const rest = createRest(createFakeBrowser().browser.storage.session);
    await asksAt([0, 1_000, 11_000], rest);
    rest.onAnswer(false);
    // One sign-in may follow another within the second.
    expect(await asksAt([11_100], rest)).toEqual([true]);
  });

  it('ask once where many are opened at a time, and whatever the clock says', async () => {
    const rest = createRest(createFakeBrowser().browser.storage.session);
    const asked = await Promise.all([0, 1, 2].map((time) => rest.take(START + time)));
    expect(asked).toEqual([true, false, false]);
    expect(await rest.take(START - 60_000)).toBe(true);
  });
});
