/** Runs what it is given, at most `limit` at once, the others in the order they came. */
export function createAtOnce(limit: number) {
  let running = 0;
  const waiting: (() => void)[] = [];

  return async <T>(run: () => Promise<T>): Promise<T> => {
    if (running < limit) running += 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await run();
    } finally {
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
