import { shell } from 'electron';
import { openWebPage } from './default-browser';

/** Opens a page in the default browser; rejects when that is not possible. */
export function openInDefaultBrowser(url: string): Promise<void> {
  const openExternal = (address: string) => shell.openExternal(address);
  return openWebPage(url, { platform: process.platform, openExternal });
}
