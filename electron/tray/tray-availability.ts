import { connectSessionBus } from './session-bus';
import { ALWAYS_AVAILABLE, watchTrayHost, type TrayAvailability } from './tray-host';

interface Options {
  /** A tray appeared after there was none: an icon made before is not in it. */
  onAppear: () => void;
  /** There is a tray now, or none any more. */
  onChange: () => void;
  log: (line: string) => void;
}

/** Watches whether the desktop has a tray, where that is not certain. */
export function watchTrayAvailability({ onAppear, onChange, log }: Options): TrayAvailability {
  if (process.platform !== 'linux') return ALWAYS_AVAILABLE;
  const host = watchTrayHost({ connect: () => connectSessionBus(process.env, log), log });
  let wasAbsent = false;
  host.onChange((isPresent) => {
    if (isPresent && wasAbsent) onAppear();
    wasAbsent = !isPresent;
    onChange();
  });
  return host;
}
