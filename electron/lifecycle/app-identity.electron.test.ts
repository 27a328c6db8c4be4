import type { App } from 'electron';
import { expect, it } from 'vitest';
import { IDENTITY } from '../../shared/model/identity';
import { registerAppIdentity } from './app-identity.electron';

/** What Windows is told, which no test runs on. */
function told(isPackaged: boolean, platform: NodeJS.Platform, isOld = false): string[] {
  const calls: string[] = [];
  const app = {
    isPackaged,
    setAppUserModelId: (id: string) => calls.push(id === process.execPath ? 'Electron' : id),
    setAsDefaultProtocolClient: (scheme: string) => calls.push(scheme),
    ...(!isOld && { setToastActivatorCLSID: (id: string) => calls.push(id) }),
  };
  registerAppIdentity({ app: app as unknown as App }, platform);
  return calls;
}

it('is the same program to Windows each time, so that toasts of earlier runs lead to it', () => {
  const [id, toasts, links] = told(true, 'win32');
  expect(id).toBe(IDENTITY.appID);
  expect(toasts).toMatch(/^\{[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}\}$/);
  expect(told(true, 'win32')).toEqual([id, toasts, links]);
});

it('claims nothing for a development start, nor what an older runtime does not have', () => {
  expect(told(false, 'win32')).toEqual(['Electron']);
  expect(told(true, 'win32', true)).toEqual([IDENTITY.appID, IDENTITY.scheme]);
  expect(told(true, 'linux')).toEqual([IDENTITY.scheme]);
});
