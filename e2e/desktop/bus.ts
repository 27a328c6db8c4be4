import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { start } from './process';

export interface Bus {
  /** The value for `DBUS_SESSION_BUS_ADDRESS`. */
  readonly address: string;
  /** Ends it at once, as in a crash; its clients are cut off. */
  crash(): Promise<void>;
  /** Starts it again at the same address. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts a session bus of our own. It knows no service files, so nothing is ever started by a call
 * to a name: a notification server or keyring of this machine cannot slip into a test.
 *
 * @throws Error when `dbus-daemon` is missing or gives no address within 5 s.
 */
export async function startBus(): Promise<Bus> {
  const folder = await mkdtemp(join(tmpdir(), 'bridgekeeper-bus-'));
  const socket = join(folder, 'socket');
  const config = join(folder, 'bus.conf');
  await writeFile(config, busConfig(socket));
  const launch = () =>
    start('dbus-daemon', [`--config-file=${config}`, '--nofork', '--print-address=1'], {
      PATH: process.env['PATH'] ?? '',
    });
  let daemon = await launch();
  // Without the bus's own number: one that was started again has another.
  const addressOf = () => daemon.waitForOutput(/^unix:[^,\s]+/m);
  const stop = async () => {
    await daemon.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const address = await addressOf();
    return {
      address,
      async crash() {
        daemon.child.kill('SIGKILL');
        await daemon.exited();
        await rm(socket, { force: true });
      },
      async restart() {
        daemon = await launch();
        await addressOf();
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

const busConfig = (socket: string) => `<!DOCTYPE busconfig PUBLIC
  "-//freedesktop//DTD D-BUS Bus Configuration 1.0//EN"
  "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path=${socket}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
`;
