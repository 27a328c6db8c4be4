import type { Socket } from 'node:net';
import {
  MAX_BYTES_TO_BROWSER,
  MAX_BYTES_TO_PROGRAM,
} from '../../../shared/browser-extension/messages';
import type { Clock } from '../../platform/clock';
import type { HandOver, StartHandOver } from '../types';
import { readCaller } from './caller';
import type { ConversationEffect, ConversationEvent } from './conversation-types';
import { initialConversations, reduceConversations } from './conversations';
import { createFrameReader, frameOf } from './frames';

/** Until a connection has said hello. */
const HELLO_WITHIN_MS = 10_000;
/** What was said last has left by then, or nobody reads it. */
const LEAVES_WITHIN_MS = 1_000;
/** What may wait for a browser that does not read, in bytes: a few of the largest messages. */
const MAX_UNREAD_BYTES = 4 * MAX_BYTES_TO_BROWSER;
const LIMITS = { header: 64 * 1024, message: MAX_BYTES_TO_PROGRAM };

/** Where native hosts come to. */
export interface Door {
  /** Nobody comes in any more, and nothing of it is left on the disk. */
  close(): Promise<void>;
}

interface Options {
  /** Lets native hosts in from now on. */
  openDoor: (onSocket: (socket: Socket) => void) => Promise<Door>;
  clock: Clock;
  /** A random key, for one conversation. */
  newKey: () => string;
  /** Of our extension, in Chromium's family. */
  chromiumIDs: readonly string[];
  log: (line: string) => void;
  /** No browser can come in; receives the reason. */
  onProblem: (reason: string) => void;
}

/** Steps that wait for the everyday browser: one at a time, and only as long as it waits anybody is let in. */
export interface HandOvers {
  start: StartHandOver;
  /** Ends the one that waits; resolves when the door is closed. */
  stop(): Promise<void>;
}

export function createHandOvers(options: Options): HandOvers {
  const { openDoor, clock, newKey, chromiumIDs, log, onProblem } = options;
  let present: HandOver | null = null;
  /** One door after the other, as they stand in the same place. */
  let doors: Promise<void> = Promise.resolve();

  const start: StartHandOver = (task, listener) => {
    present?.close({ state: 'over', missing: [], sentence: null });
    const sockets = new Map<number, Socket>();
    let state = initialConversations(task);
    let isClosed = false;
    let ids = 0;
    let cancelWait: () => void = () => undefined;
    let close: () => void = () => undefined;
    const closing = new Promise<void>((resolve) => (close = resolve));

    const dispatch = (event: ConversationEvent) => {
      const next = reduceConversations(state, event);
      state = next.state;
      next.effects.forEach(carryOut);
    };

    const carryOut = (effect: ConversationEffect): void => {
      switch (effect.type) {
        case 'send':
          return send(effect.id, frameOf(effect.message));
        case 'end':
          return leave(effect.id);
        case 'browsers':
          return listener.onBrowsers(effect.names);
        case 'lost':
          return listener.onLost();
        case 'stopped':
          return listener.onStopped(effect.why);
        case 'misfit':
          return listener.onMisfit(effect.misfit);
        case 'offer':
          return listener.onOffer(effect.offer, effect.browser);
        case 'wait-for-offer':
          cancelWait();
          cancelWait = clock.setTimeout(
            () => dispatch({ type: 'offer-due', now: clock.now() }),
            effect.ms,
            'everyday-offer',
          );
          return;
        case 'log':
          return log(effect.line);
      }
    };

    const send = (id: number, frame: Buffer) => {
      const socket = sockets.get(id);
      // SECURITY: who offers on and reads nothing would have the program keep what it is told, for ever.
      if (socket !== undefined && socket.writableLength > MAX_UNREAD_BYTES) socket.destroy();
      else socket?.write(frame);
    };

    const leave = (id: number) => {
      const socket = sockets.get(id);
      if (socket === undefined) return;
      sockets.delete(id);
      socket.removeAllListeners('data');
      socket.resume();
      socket.end();
      const cancel = clock.setTimeout(() => socket.destroy(), LEAVES_WITHIN_MS, 'everyday-end');
      socket.once('close', cancel);
    };

    const letIn = (socket: Socket) => {
      const id = (ids += 1);
      sockets.set(id, socket);
      const reader = createFrameReader(LIMITS);
      const cancelHello = clock.setTimeout(
        () => {
          const { hasStep = true } = state.open.get(id) ?? {};
          if (!hasStep) dispatch({ type: 'unfit', id, why: 'silent' });
        },
        HELLO_WITHIN_MS,
        'everyday-hello',
      );
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        cancelHello();
        sockets.delete(id);
        dispatch({ type: 'gone', id });
      });
      socket.on('data', (bytes) => {
        const frames = reader.read(bytes);
        if (frames === null) return dispatch({ type: 'unfit', id, why: 'too-long' });
        for (const { kind, text } of frames) {
          if (kind === 'message') dispatch({ type: 'said', id, text, now: clock.now() });
          else dispatch({ type: 'identified', id, caller: readCaller(text, chromiumIDs) });
        }
      });
      dispatch({ type: 'connected', id, key: newKey() });
    };

    const stand = async () => {
      if (isClosed) return;
      const door = await openDoor(letIn);
      await closing;
      await door.close();
      // Who has not said hello is told that there is nothing, for a moment.
      const cancelAll = clock.setTimeout(
        () => [...sockets.keys()].forEach(leave),
        LEAVES_WITHIN_MS,
        'everyday-end',
      );
      if (sockets.size === 0) cancelAll();
    };
    doors = doors.then(stand).catch((error: unknown) => {
      onProblem(error instanceof Error ? error.message : String(error));
      if (!isClosed) listener.onBroken();
    });

    const handOver: HandOver = {
      tell(standing) {
        if (!isClosed) dispatch({ type: 'told', standing });
      },
      close(standing) {
        if (isClosed) return;
        isClosed = true;
        if (present === handOver) present = null;
        dispatch({ type: 'closed', standing });
        cancelWait();
        close();
      },
    };
    present = handOver;
    return handOver;
  };

  return {
    start,
    stop() {
      present?.close({ state: 'over', missing: [], sentence: null });
      return doors;
    },
  };
}
