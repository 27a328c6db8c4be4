import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import { PUSH_CHANNEL, REQUEST_CHANNEL } from '../shared/ipc/channels';
import type { Pushes } from '../shared/ipc/pushes';
import type { RendererApi } from '../shared/ipc/renderer-api';

// SECURITY: the page gets these two functions, never ipcRenderer. Both are bound to one channel, on
// which the main process checks every name and input; it rejects a name it does not know.
const api: RendererApi = {
  request: (name, ...[input]) => ipcRenderer.invoke(REQUEST_CHANNEL, name, input),
  onPush(name, listener) {
    const onMessage = (_event: IpcRendererEvent, pushed: unknown, payload: unknown) => {
      // The main process sends name and payload as one pair of the table.
      if (pushed === name) listener(payload as Pushes[typeof name]);
    };
    ipcRenderer.on(PUSH_CHANNEL, onMessage);
    return () => {
      ipcRenderer.off(PUSH_CHANNEL, onMessage);
    };
  },
};

contextBridge.exposeInMainWorld('bridgekeeper', api);
