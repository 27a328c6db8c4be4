/** The built-in simulator, as something to connect to. */
export interface Demo {
  baseURL: string;
  token: string;
  controlURL: string;
  stop(): Promise<void>;
}

/** Nobody has a phone for made-up accounts: the other device does its part by itself. */
const SCANS_AFTER_MS = 8_000;

/** Starts the simulator inside the program; its code is loaded only then. */
export async function startDemo(): Promise<Demo> {
  const { startSimulator } = await import('../../simulator/simulator');
  const simulator = await startSimulator({ scansAfterMs: SCANS_AFTER_MS });
  return {
    baseURL: simulator.url,
    token: simulator.token,
    controlURL: simulator.controlUrl,
    stop: () => simulator.stop(),
  };
}
