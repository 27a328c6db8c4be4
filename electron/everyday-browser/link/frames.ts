/** The size that stands before each message: 32 bits in the machine's own order. */
const SIZE_BYTES = 4;
/** What comes in more pieces than so many is put together before it is whole. */
const MAX_PIECES = 1_024;

/** What bytes brought: a line to begin with, then messages. */
export interface FrameReader {
  /**
   * Takes the next bytes. Returns what is whole by now, in order; null once something is longer than it may
   * be, and from then on.
   */
  read(bytes: Buffer): readonly Frame[] | null;
}

export type Frame = { kind: 'header'; text: string } | { kind: 'message'; text: string };

interface Limits {
  /** In bytes. */
  header: number;
  message: number;
}

/** Reads one connection of the native host: its header's line, and then frames of native messaging. */
export function createFrameReader(limits: Limits): FrameReader {
  let held: Buffer[] = [];
  let heldBytes = 0;
  let hasHeader = false;
  let isBroken = false;

  /** All that is held, copied together only where it came in pieces. */
  const whole = (): Buffer => {
    const [first = Buffer.alloc(0)] = held;
    if (held.length < 2) return first;
    const all = Buffer.concat(held, heldBytes);
    held = [all];
    return all;
  };
  const take = (count: number): Buffer => {
    const all = whole();
    held = [all.subarray(count)];
    heldBytes -= count;
    return all.subarray(0, count);
  };
  const size = (): number => sizeIn((held[0]?.length ?? 0) < SIZE_BYTES ? whole() : held[0]);

  const next = (): Frame | 'more' | 'too-long' => {
    if (!hasHeader) {
      const end = whole().indexOf('\n');
      // SECURITY: what is not a header at all would fill the memory.
      if ((end === -1 ? heldBytes : end) > limits.header) return 'too-long';
      if (end === -1) return 'more';
      hasHeader = true;
      return { kind: 'header', text: take(end + 1).toString('latin1', 0, end) };
    }
    if (heldBytes < SIZE_BYTES) return 'more';
    const bytes = size();
    // SECURITY: checked before it is waited for, as a size of 4 GB would fill the memory.
    if (bytes > limits.message) return 'too-long';
    if (heldBytes < SIZE_BYTES + bytes) return 'more';
    return { kind: 'message', text: take(SIZE_BYTES + bytes).toString('utf8', SIZE_BYTES) };
  };

  return {
    read(bytes) {
      if (isBroken) return null;
      held.push(bytes);
      heldBytes += bytes.length;
      // SECURITY: each piece takes up hundreds of bytes, and a message may come a byte at a time.
      if (held.length > MAX_PIECES) whole();
      const frames: Frame[] = [];
      for (let frame = next(); frame !== 'more'; frame = next()) {
        if (frame === 'too-long') {
          isBroken = true;
          held = [];
          return null;
        }
        frames.push(frame);
      }
      return frames;
    },
  };
}

/** @returns a message as a frame of native messaging */
export function frameOf(message: unknown): Buffer {
  const json = Buffer.from(JSON.stringify(message), 'utf8');
  const size = new Uint8Array(Uint32Array.of(json.length).buffer);
  return Buffer.concat([size, json]);
}

/** The machine's own order, as the browser beside it has it. */
function sizeIn(bytes: Buffer | undefined): number {
  const [size = 0] = new Uint32Array(Uint8Array.from(bytes?.subarray(0, SIZE_BYTES) ?? []).buffer);
  return size;
}
