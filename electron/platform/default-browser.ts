import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** What `xdg-open` ends with when a tool it needs is missing, and when opening failed (its manual). */
const FAILURES: readonly unknown[] = [3, 4];

interface Options {
  platform: NodeJS.Platform;
  /** Electron's `shell.openExternal`. */
  openExternal: (url: string) => Promise<void>;
}

/**
 * Opens a page in the default browser; rejects when that is not possible, or it is no page of the
 * web. On Linux it may resolve
 * only when the browser ends.
 *
 * There Electron starts `xdg-open` and does not wait for it, so it never hears that there is no
 * browser: it is started here instead.
 */
export async function openWebPage(url: string, { platform, openExternal }: Options): Promise<void> {
  // SECURITY: a bridge may have named it. Written anew it has no quote or blank that a shell script
  // such as `xdg-open` could trip over, and it is a page: never a file, a program or an option.
  const { href, protocol } = new URL(url);
  if (protocol !== 'http:' && protocol !== 'https:') throw new TypeError('This is no page.');
  if (platform !== 'linux') return openExternal(href);
  const command = spawn('xdg-open', [href], { stdio: 'ignore', detached: true });
  command.unref();
  const [code] = await once(command, 'exit');
  // SECURITY: the address is not named, as it can hold what belongs in no log.
  if (FAILURES.includes(code)) throw new Error(`xdg-open ended with ${code}`);
}
