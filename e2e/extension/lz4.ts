const RUN_GOES_ON = 255;
const LONG = 15;
const LEAST_COPY = 4;

/** Decompresses a block of LZ4, in which each sequence is some bytes and a copy of earlier ones. */
export function readLz4(block: Buffer): Buffer {
  const out: number[] = [];
  let at = 0;
  const next = () => block[at++] ?? 0;
  const length = (short: number) => {
    let total = short;
    if (short !== LONG) return total;
    let more: number;
    do {
      more = next();
      total += more;
    } while (more === RUN_GOES_ON);
    return total;
  };
  while (at < block.length) {
    const token = next();
    for (let left = length(token >> 4); left > 0; left -= 1) out.push(next());
    // The last sequence has no copy.
    if (at >= block.length) break;
    const distance = next() + next() * 256;
    const from = out.length - distance;
    const count = length(token & LONG) + LEAST_COPY;
    for (let offset = 0; offset < count; offset += 1) out.push(out[from + offset] ?? 0);
  }
  return Buffer.from(out);
}
