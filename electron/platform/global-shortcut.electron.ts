import type { GlobalShortcut as ElectronGlobalShortcut } from 'electron';
import { isValidGlobalShortcut } from './accelerator';

/** The keys that open the window from anywhere. */
export interface GlobalShortcut {
  /**
   * Replaces what was registered; null takes it away. 'taken': another program or the desktop has
   * these keys. 'unusable': they are no keys, or keys of plain typing. After either the old ones stay.
   *
   * In a Wayland session 'ok' promises less. Electron 33 runs as an X11 program there: it gets the
   * keys, and is called only while an X11 window has the focus. The current Electron asks the
   * desktop's GlobalShortcuts portal: the desktop may ask its user first, may assign other keys, and
   * does not report what it decides (electron/electron#52218). Without a portal the answer is 'taken'.
   * What is given back there is not (`GlobalShortcut::Unregister` knows no portal): it does nothing more.
   */
  set(accelerator: string | null): 'ok' | 'taken' | 'unusable';
  /**
   * Leaves the keys to the window while it records others, until `suspend(false)` or other keys are set.
   * From Electron 43 on; before, they open the window that is there.
   */
  suspend(isSuspended: boolean): void;
  release(): void;
}

type Registry = Pick<ElectronGlobalShortcut, 'isRegistered' | 'register' | 'unregister'> &
  Partial<Pick<ElectronGlobalShortcut, 'setSuspended'>>;

interface Options {
  electron: { globalShortcut: Registry };
  onPress: () => void;
}

/** Create it once the app is ready. */
export function createGlobalShortcut({ electron, onPress }: Options): GlobalShortcut {
  const { globalShortcut } = electron;
  let registered: string | null = null;
  const everRegistered = new Set<string>();
  let isSuspended = false;

  const suspend = (next: boolean) => {
    if (next === isSuspended) return;
    isSuspended = next;
    globalShortcut.setSuspended?.(next);
  };

  const release = () => {
    if (registered !== null) globalShortcut.unregister(registered);
    registered = null;
  };

  const register = (accelerator: string): ReturnType<GlobalShortcut['set']> => {
    try {
      // Ours already, perhaps spelled otherwise ("Ctrl" for "Control"): it cannot be had twice.
      if (globalShortcut.isRegistered(accelerator)) {
        if (!everRegistered.has(accelerator) || accelerator === registered) return 'ok';
        release();
      }
      // On Wayland keys that were given back stay registered, and call on.
      if (!globalShortcut.isRegistered(accelerator)) {
        const isOurs = globalShortcut.register(accelerator, () => {
          if (registered === accelerator) onPress();
        });
        if (!isOurs) return 'taken';
      }
    } catch {
      // The error names the accelerator and nothing that would help the user.
      return 'unusable';
    }
    release();
    everRegistered.add(accelerator);
    registered = accelerator;
    return 'ok';
  };

  return {
    set(accelerator) {
      // Or none could be registered.
      suspend(false);
      if (accelerator !== null) {
        return isValidGlobalShortcut(accelerator) ? register(accelerator) : 'unusable';
      }
      release();
      return 'ok';
    },
    suspend,
    release,
  };
}
