import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { start } from './process';

export interface Bus {
  /** The value for `DBUS_SESSION_BUS_ADDRESS`. */
  readonly address: string;
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
  const daemon = await start(
    'dbus-daemon',
    [`--config-file=${config}`, '--nofork', '--print-address=1'],
    { PATH: process.env['PATH'] ?? '' },
  );
  const stop = async () => {
    await daemon.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const address = await daemon.waitForOutput(/^unix:\S+/m);
    return { address, stop };
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
