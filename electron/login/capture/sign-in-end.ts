const DAY_MS = 24 * 60 * 60_000;

/**
 * A cookie that ends sooner belongs to the act of signing in, as those do that tell people from
 * programs: nobody signs in to a network every day.
 */
const SHORTEST_LIFE_MS = DAY_MS;

/**
 * Chromium cuts every end to 400 days (RFC 6265bis): one so far away is its own, and says nothing about
 * how long the network takes the cookie.
 */
const LONGEST_LIFE_MS = 399 * DAY_MS;

/**
 * When a sign-in may run out: the earliest end among its cookies that says something about it.
 * @param ends of the cookies that are sent, null for one without; all times in ms since the epoch
 */
export function earliestEnd(ends: Iterable<number | null>, now: number): number | null {
  let earliest: number | null = null;
  for (const end of ends) {
    const life = end === null ? NaN : end - now;
    const isTelling = life >= SHORTEST_LIFE_MS && life <= LONGEST_LIFE_MS;
    if (end !== null && isTelling) earliest = Math.min(earliest ?? end, end);
  }
  return earliest;
}
