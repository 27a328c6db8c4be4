import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import { dirname, join } from 'node:path';
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
  /** What each new conversation is answered at its `hello`. */
  answerWith(message: MessageToBrowser): void;
  stop(): Promise<void>;
}

interface Options {
  /** A folder of the test's own. */
  folder: string;
  /** Where the browser looks for hosts: `…/NativeMessagingHosts`. */
  hostsFolder: string;
  family: 'chromium' | 'firefox';
}

export async function startStandInProgram(options: Options): Promise<StandInProgram> {
  const socketPath = join(options.folder, 'program.sock');
  const conversations: StandInConversation[] = [];
  let answer: MessageToBrowser = { type: 'nothing', protocol: 1 };
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    const conversation = converse(socket, () => {
      conversation.say(answer);
      if (answer.type !== 'step') conversation.end();
    });
    conversations.push(conversation);
  });
  await new Promise<void>((resolve) => server.listen(socketPath, resolve));
  await installHost(options, socketPath);

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

async function installHost({ folder, hostsFolder, family }: Options, socketPath: string) {
  const program = join(folder, 'native-host');
  const relay = join(import.meta.dirname, 'native-host-relay.mjs');
  await writeFile(program, `#!/bin/sh\nexec '${process.execPath}' '${relay}' '${socketPath}'\n`);
  await chmod(program, 0o755);
  const { nativeHost, chromiumID, firefoxID } = EXTENSION_IDENTITY;
  const manifest = {
    name: nativeHost,
    description: 'A stand-in for Bridgekeeper',
    path: program,
    type: 'stdio',
    ...(family === 'chromium'
      ? { allowed_origins: [`chrome-extension://${chromiumID}/`] }
      : { allowed_extensions: [firefoxID] }),
  };
  const file = join(hostsFolder, `${nativeHost}.json`);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, JSON.stringify(manifest));
}
