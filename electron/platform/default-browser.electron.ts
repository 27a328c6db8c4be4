import { shell } from 'electron';
import { openOutside } from './default-browser';

/** Opens a page in the everyday browser; rejects when that is not possible. */
export function inEverydayBrowser(url: string): Promise<void> {
  const openExternal = (address: string) => shell.openExternal(address);
  return openOutside(url, { platform: process.platform, openExternal });
}
