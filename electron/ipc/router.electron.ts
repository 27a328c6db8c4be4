import { ipcMain, type IpcMainInvokeEvent, type WebFrameMain } from 'electron';
import { REQUEST_CHANNEL } from '../../shared/ipc/names';
import { answerRequest, type Handlers } from './answer-request';

interface Options {
  handlers: Handlers;
  /** Whether a frame is our window's own top frame. */
  isOurs: (frame: WebFrameMain | null) => boolean;
  /** The origin our page is served from. */
  origin: string;
  log: (line: string) => void;
}

/** Opens the one door the window's requests come through. Returns the way to close it. */
export function openRouter({ handlers, isOurs, origin, log }: Options): () => void {
  ipcMain.handle(REQUEST_CHANNEL, async (event, name: unknown, input: unknown) => {
    // SECURITY: only our page, in our window's top frame, may ask for anything.
    if (!isFromUs(event)) {
      log('a request from a page that is not ours was refused');
      return { ok: false, error: { code: 'not-allowed', message: 'Not allowed.' } };
    }
    return answerRequest(handlers, name, input, log);
  });

  function isFromUs({ senderFrame }: IpcMainInvokeEvent): boolean {
    return isOurs(senderFrame) && senderFrame !== null && senderFrame.url.startsWith(`${origin}/`);
  }

  return () => ipcMain.removeHandler(REQUEST_CHANNEL);
}
