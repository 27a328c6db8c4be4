import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** Exit codes of `xdg-open`: a tool it needs is missing; opening failed (from its manual). */
const FAILURE_CODES: readonly unknown[] = [3, 4];

interface Options {
  platform?: NodeJS.Platform;
  /** Electron's `shell.openExternal`. */
  openExternal: (url: string) => Promise<void>;
  /** Whether this is a Wayland session. */
  isWayland: boolean;
  /** The name of the program for pages of the web, as Electron's `app` has it; empty for none. */
  browserName: () => string;
}

/**
 * Opens a web page in the default browser. Rejects when no browser opens, or the address is not one
 * of the web. On Linux it may resolve only when the browser ends.
 *
 * On Linux Electron starts `xdg-open` without waiting for it and so never learns that there is no
 * browser: it is started here instead. But in a Wayland session, where there is one, Electron asks the
 * desktop for leave first, without which the browser would stay behind.
 */
export async function openInDefaultBrowser(
  url: string,
  { platform = process.platform, openExternal, isWayland, browserName }: Options,
): Promise<void> {
  // SECURITY: the address may come from a bridge. Serialized anew it has no quote or blank that a
  // shell script such as `xdg-open` could trip over, and it is a web page: never a file, a program
  // or an option.
  const { href, protocol } = new URL(url);
  if (protocol !== 'http:' && protocol !== 'https:') throw new TypeError('This is no page.');
  const isElectronsWay = platform !== 'linux' || (isWayland && browserName() !== '');
  if (isElectronsWay) return openExternal(href);
  const opener = spawn('xdg-open', [href], { stdio: 'ignore', detached: true });
  opener.unref();
  const [code] = await once(opener, 'exit');
  // SECURITY: the address is not named, as it can hold what belongs in no log.
  if (FAILURE_CODES.includes(code)) throw new Error(`xdg-open ended with ${code}`);
}
