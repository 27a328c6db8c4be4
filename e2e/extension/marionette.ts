import { connect, type Socket } from 'node:net';
import { eventually, within, WAIT_MS } from '../desktop/wait';

/** Firefox's remote control: frames of `length:JSON` over a local port. */
export interface Marionette {
  /** Carries out a command, such as `WebDriver:Navigate`; throws with Firefox's own words. */
  send(command: string, parameters?: object): Promise<unknown>;
  /** Runs the body of a function in Firefox's own window; waits for what it returns. */
  run(body: string, ...args: unknown[]): Promise<unknown>;
  close(): void;
}

type Reply = [type: 1, id: number, error: { message: string } | null, result: unknown];

/** @throws Error when nothing answers at the port */
export async function connectMarionette(port: number): Promise<Marionette> {
  const socket = await eventually({
    what: 'Firefox’s remote control',
    read: () => open(port),
    until: () => true,
  });
  const waiting = new Map<number, (reply: Reply) => void>();
  readFrames(socket, (message) => {
    // The first frame says what this is.
    if (Array.isArray(message)) waiting.get(message[1] as number)?.(message as Reply);
  });
  let last = 0;
  const send = async (command: string, parameters: object = {}) => {
    last += 1;
    const id = last;
    const answer = new Promise<Reply>((resolve) => waiting.set(id, resolve));
    const json = JSON.stringify([0, id, command, parameters]);
    socket.write(`${Buffer.byteLength(json)}:${json}`);
    const [, , error, result] = await within(`an answer to ${command}`, WAIT_MS, answer);
    waiting.delete(id);
    if (error !== null) throw new Error(`${command}: ${error.message}`);
    return result;
  };
  await send('WebDriver:NewSession', { capabilities: {} });
  await send('Marionette:SetContext', { value: 'chrome' });
  return {
    send,
    async run(body, ...args) {
      const script = `const done = arguments[arguments.length - 1];
        (async (...args) => { ${body} })(...arguments).then(
          (value) => done({ value }), (error) => done({ error: String(error) }));`;
      const answer = await send('WebDriver:ExecuteAsyncScript', { script, args });
      const { value, error } = (answer as { value: { value?: unknown; error?: string } }).value;
      if (error !== undefined) throw new Error(error);
      return value;
    },
    close: () => socket.destroy(),
  };
}

function open(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => resolve(socket));
    socket.once('error', reject);
  });
}

function readFrames(socket: Socket, onMessage: (message: unknown) => void): void {
  let buffer = Buffer.alloc(0);
  socket.on('error', () => undefined);
  socket.on('data', (bytes) => {
    buffer = Buffer.concat([buffer, bytes]);
    for (;;) {
      const colon = buffer.indexOf(':');
      if (colon < 0) return;
      const end = colon + 1 + Number(buffer.toString('latin1', 0, colon));
      if (buffer.length < end) return;
      const message: unknown = JSON.parse(buffer.toString('utf8', colon + 1, end));
      buffer = buffer.subarray(end);
      onMessage(message);
    }
  });
}
