import type { Port } from '../browser/api';
import { createFakeEvent, type FakeEvent } from './fake-event';

/** A line whose other end is the test. */
export interface FakePort extends Port {
  readonly said: unknown[];
  isOpen(): boolean;
  onMessage: FakeEvent<[unknown]>;
  onDisconnect: FakeEvent<[Port]>;
  /** The other end closes it. */
  close(error?: string): void;
}

export function createFakePort(changes: Partial<Pick<Port, 'name' | 'sender'>> = {}): FakePort {
  let isOpen = true;
  const port: FakePort = {
    name: '',
    said: [],
    isOpen: () => isOpen,
    postMessage: (message) => void port.said.push(message),
    disconnect: () => (isOpen = false),
    onMessage: createFakeEvent(),
    onDisconnect: createFakeEvent(),
    close(message) {
      isOpen = false;
      if (message !== undefined) port.error = { message };
      port.onDisconnect.emit(port);
    },
    ...changes,
  };
  return port;
}
