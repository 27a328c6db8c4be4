import { createBeeperClient, type BeeperClient } from '../beeper/client';
import type { Clock } from '../clock';
import { connectionFrom } from '../settings/connection';

/** The Beeper Desktop the program watches, or the absence of one. */
export interface Connected {
  /** Null when there is no token. */
  client: BeeperClient | null;
  isDemo: boolean;
  /** What it is connected to, for the log; no secrets. */
  description: string;
  /** Values the log must never show. */
  secrets: readonly string[];
  /** Sentences for the owner about what could not be used. */
  troubles: readonly string[];
  close(): Promise<void>;
}

interface Options {
  clock: Clock;
  /** The process's environment; the token is taken out of it. */
  env: Record<string, string | undefined>;
  argv: readonly string[];
}

/** Opens the connection that the environment and the command line ask for. */
export async function connect({ clock, env, argv }: Options): Promise<Connected> {
  const connection = connectionFrom(env, argv);
  // SECURITY: Electron copies the environment into every sandboxed page's preload.
  delete env['BEEPER_ACCESS_TOKEN'];
  const nothing = { isDemo: false, secrets: [], troubles: [], close: () => Promise.resolve() };
  if (connection.kind === 'none') {
    const troubles = connection.trouble === null ? [] : [connection.trouble];
    return { ...nothing, client: null, description: 'no token', troubles };
  }
  if (connection.kind === 'beeper') {
    const { baseURL, token } = connection;
    const client = createBeeperClient({ baseURL, token, fetch, clock });
    return { ...nothing, client, description: baseURL, secrets: [token] };
  }
  const { startDemo } = await import('./demo');
  const { baseURL, token, controlURL, stop } = await startDemo();
  return {
    client: createBeeperClient({ baseURL, token, fetch, clock }),
    isDemo: true,
    description: `demo data, steered at ${controlURL}`,
    secrets: [token],
    troubles: [],
    close: stop,
  };
}
