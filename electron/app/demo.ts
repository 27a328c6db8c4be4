/** The built-in simulator, as something to connect to. */
export interface Demo {
  baseURL: string;
  token: string;
  controlURL: string;
  stop(): Promise<void>;
}

/** Starts the simulator inside the program; its code is loaded only then. */
export async function startDemo(): Promise<Demo> {
  const { startSimulator } = await import('../../simulator/simulator');
  const simulator = await startSimulator();
  return {
    baseURL: simulator.url,
    token: simulator.token,
    controlURL: simulator.controlUrl,
    stop: () => simulator.stop(),
  };
}
