import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import type { RendererApi, PushPayloads } from '../shared/ipc/contract';
import { PUSH_CHANNEL, PUSH_NAMES, REQUEST_CHANNEL, REQUEST_NAMES } from '../shared/ipc/names';

// SECURITY: the page gets these two functions, never ipcRenderer, and only the contract's names.
const door: RendererApi = {
  request(name, input) {
    if (!REQUEST_NAMES.includes(name)) throw new Error('There is no such request.');
    return ipcRenderer.invoke(REQUEST_CHANNEL, name, input);
  },
  onPush(name, hear) {
    if (!PUSH_NAMES.includes(name)) throw new Error('There is no such push.');
    const listener = (_event: IpcRendererEvent, pushed: unknown, payload: unknown) => {
      // Main sends a push's name and payload as one pair of the contract.
      if (pushed === name) hear(payload as PushPayloads[typeof name]);
    };
    ipcRenderer.on(PUSH_CHANNEL, listener);
    return () => {
      ipcRenderer.off(PUSH_CHANNEL, listener);
    };
  },
};

contextBridge.exposeInMainWorld('bridgekeeper', door);
