import { createConnection } from 'node:net';
import { HEADER_START } from '../../../electron/everyday-browser/host/native-host-script';
import { createFrameReader, frameOf } from '../../../electron/everyday-browser/link/frames';
import { EXTENSION_IDENTITY } from '../../../shared/browser-extension/identity';
import { eventually, sleep } from '../../desktop/wait';

export const ORIGIN = `chrome-extension://${EXTENSION_IDENTITY.chromiumID}/`;

/** What the program says to a caller. */
export type Said = Record<string, unknown> & { type: string };

/** Somebody at the program's socket, as a native host is, or not. */
export interface Caller {
  /** All that the program has said. */
  readonly heard: readonly Said[];
  /** Sends the header of a native host. */
  begin(executable?: string, args?: readonly string[]): void;
  say(message: unknown): void;
  write(bytes: Buffer | string): void;
  /** Waits until the program has said something of this type. */
  hear(type: string): Promise<Said>;
  /** Waits until it has said something that is so. */
  hearThat(isSo: (said: Said) => boolean): Promise<Said>;
  isOpen(): boolean;
  /** Waits until the program has hung up. */
  ended(): Promise<boolean>;
  end(): void;
  /** Reads nothing any more. */
  deafen(): void;
}

/** Connects, or finds that nobody listens: what a crash has left goes first, and then a socket comes. */
export async function callAt(socketPath: string, triesLeft = 200): Promise<Caller> {
  const socket = createConnection(socketPath);
  let isOpen = true;
  let problem = '';
  socket.on('close', () => (isOpen = false));
  await new Promise<void>((resolve) => {
    socket.on('error', ({ message }) => (problem = message));
    socket.once('connect', resolve);
    socket.once('close', () => resolve());
  });
  if (/ECONNREFUSED|ENOENT/.test(problem) && triesLeft > 0) {
    await sleep(20);
    return callAt(socketPath, triesLeft - 1);
  }
  const reader = createFrameReader({ header: 0, message: 1_000_000_000 });
  // What comes from the program begins without a header.
  reader.read(Buffer.from('\n'));
  const heard: Said[] = [];
  socket.on('data', (bytes: Buffer) => {
    for (const { text } of reader.read(bytes) ?? []) heard.push(JSON.parse(text) as Said);
  });
  const write = (bytes: Buffer | string) => void socket.write(bytes);
  const hearThat: Caller['hearThat'] = async (isSo) => {
    const found = await eventually({
      what: 'the program to say what is waited for',
      read: () => heard.findLast(isSo),
      until: (said) => said !== undefined,
      show: () =>
        `${problem} ${isOpen ? 'open' : 'closed'} ${JSON.stringify(heard).slice(0, 1_000)}`,
    });
    if (found === undefined) throw new Error('Nothing was said.');
    return found;
  };
  return {
    heard,
    begin: (executable = '/usr/bin/chromium', args = [ORIGIN]) =>
      write(headerOf(executable, ...args)),
    say: (message) => write(frameOf(message)),
    write,
    hear: (type) => hearThat((said) => said.type === type),
    hearThat,
    isOpen: () => isOpen,
    ended: () =>
      eventually({
        what: 'the program to hang up',
        read: () => !isOpen,
        until: Boolean,
      }).catch(() => false),
    end: () => void socket.destroy(),
    deafen: () => void socket.pause(),
  };
}

/** The first line of a native host. */
export function headerOf(...words: readonly string[]): string {
  const hex = words.map((word) => `x${Buffer.from(word).toString('hex')}`);
  return `${[HEADER_START, ...hex].join(' ')}\n`;
}

/** A frame whose text is this, whatever it is. */
export function frameOfText(text: string | Buffer): Buffer {
  const bytes = Buffer.from(text);
  const size = Buffer.alloc(4);
  size.writeUInt32LE(bytes.length);
  return Buffer.concat([size, bytes]);
}
