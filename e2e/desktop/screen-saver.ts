import { connect } from './connection';

const NAME = 'org.gnome.ScreenSaver';
const PATH = '/org/gnome/ScreenSaver';

/** The part of a desktop that locks the screen. */
export interface ScreenSaver {
  /** Says on the bus that the screen was locked or unlocked, as GNOME does. */
  setLocked(isLocked: boolean): void;
  stop(): Promise<void>;
}

/** Acts as the screen saver of a bus. */
export async function startScreenSaver(busAddress: string): Promise<ScreenSaver> {
  const connection = await connect(busAddress);
  await connection.own(NAME);
  return {
    setLocked(isLocked) {
      connection.emit(PATH, NAME, 'ActiveChanged', 'b', [isLocked]);
    },
    stop: connection.close,
  };
}
