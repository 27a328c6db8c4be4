import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import { dirname, join } from 'node:path';
import { writeHost } from '../../electron/everyday-browser/host/host-folder';
import { scriptPath } from '../../electron/everyday-browser/host/script-path';
import { EXTENSION_IDENTITY } from '../../shared/browser-extension/identity';
import {
  messageToProgramSchema,
  type MessageToBrowser,
  type MessageToProgram,
  type OfferMessage,
} from '../../shared/browser-extension/messages';
import { eventually } from '../desktop/wait';

/** One connection of the extension. */
export interface StandInConversation {
  /** All it has said, checked by the contract's schema. */
  readonly heard: readonly MessageToProgram[];
  offers(): readonly OfferMessage[];
  /** Waits for an offer that is as wanted, and returns it. */
  offer(isWanted?: (offer: OfferMessage) => boolean): Promise<OfferMessage>;
  say(message: MessageToBrowser | object): void;
  isOpen(): boolean;
  end(): void;
}

/**
 * A stand-in for the program, with its native messaging host: a test decides what it answers. The real
 * ones are tested together in `e2e/everyday-browser/`.
 */
export interface StandInProgram {
  readonly conversations: readonly StandInConversation[];
  /** The one that began last; waits for the first. */
  conversation(): Promise<StandInConversation>;
  /** What each new conversation is answered at its `hello`; null: nothing at all. */
  answerWith(message: MessageToBrowser | null): void;
  /** Puts the program's own native host in place of the stand-in's, where nobody listens. */
  leave(): Promise<void>;
  /** As where the program was never set up for these browsers; returns the way to set it up. */
  hide(): Promise<() => Promise<void>>;
  stop(): Promise<void>;
}

/** @param home where both browsers look for native messaging hosts */
export async function startStandInProgram(home: string): Promise<StandInProgram> {
  const socketPath = join(home, 'program.sock');
  const conversations: StandInConversation[] = [];
  let answer: MessageToBrowser | null = { type: 'nothing', protocol: 1 };
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    const conversation = converse(socket, () => {
      if (answer === null) return;
      conversation.say(answer);
      if (answer.type !== 'step') conversation.end();
    });
    conversations.push(conversation);
  });
  await new Promise<void>((resolve) => server.listen(socketPath, resolve));
  await installHost(home, socketPath);

  return {
    conversations,
    conversation: async () => {
      const found = await eventually({
        what: 'the extension to connect',
        read: () => conversations.at(-1),
        until: (last) => last !== undefined,
      });
      if (found === undefined) throw new Error('No conversation.');
      return found;
    },
    answerWith(message) {
      answer = message;
    },
    async leave() {
      await writeHost(home);
      await registerHost(home, scriptPath(home));
    },
    async hide() {
      for (const [folder] of PLACES) await rm(manifestIn(home, folder));
      return () => installHost(home, socketPath);
    },
    async stop() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function converse(socket: Socket, onHello: () => void): StandInConversation {
  const heard: MessageToProgram[] = [];
  let isOpen = true;
  let buffer = Buffer.alloc(0);
  socket.on('close', () => (isOpen = false));
  socket.on('data', (bytes) => {
    buffer = Buffer.concat([buffer, bytes]);
    while (buffer.length >= 4 && buffer.length >= 4 + buffer.readUInt32LE(0)) {
      const end = 4 + buffer.readUInt32LE(0);
      const message = messageToProgramSchema.parse(JSON.parse(buffer.toString('utf8', 4, end)));
      buffer = buffer.subarray(end);
      heard.push(message);
      if (message.type === 'hello') onHello();
    }
  });
  const offers = () => heard.filter((message) => message.type === 'offer');
  return {
    heard,
    offers,
    async offer(isWanted = () => true) {
      const found = await eventually({
        what: 'an offer',
        read: () => offers().findLast(isWanted),
        until: (last) => last !== undefined,
        show: () => JSON.stringify(heard),
      });
      if (found === undefined) throw new Error('No offer.');
      return found;
    },
    say(message) {
      const json = Buffer.from(JSON.stringify(message));
      const length = Buffer.alloc(4);
      length.writeUInt32LE(json.length);
      socket.write(Buffer.concat([length, json]));
    },
    isOpen: () => isOpen,
    end: () => socket.end(),
  };
}

async function installHost(home: string, socketPath: string): Promise<void> {
  const path = join(home, 'native-host');
  const relay = join(import.meta.dirname, 'native-host-relay.mjs');
  await writeFile(path, `#!/bin/sh\nexec '${process.execPath}' '${relay}' '${socketPath}'\n`);
  await chmod(path, 0o755);
  await registerHost(home, path);
}

const { nativeHost, chromiumID, firefoxID } = EXTENSION_IDENTITY;

/** Where browsers look for a native messaging host, and how they are told whom it is for. */
const PLACES: readonly [folder: string, allowed: object][] = [
  [
    '.config/chromium/NativeMessagingHosts',
    { allowed_origins: [`chrome-extension://${chromiumID}/`] },
  ],
  ['.mozilla/native-messaging-hosts', { allowed_extensions: [firefoxID] }],
];

const manifestIn = (home: string, folder: string) => join(home, folder, `${nativeHost}.json`);

async function registerHost(home: string, path: string): Promise<void> {
  const host = {
    name: nativeHost,
    description: 'A stand-in for Bridgekeeper',
    path,
    type: 'stdio',
  };
  for (const [folder, who] of PLACES) {
    const file = manifestIn(home, folder);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, JSON.stringify({ ...host, ...who }));
  }
}
