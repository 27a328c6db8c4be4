import type * as Electron from 'electron';
import type { IpcMainInvokeEvent, WebFrameMain } from 'electron';
import { REQUEST_CHANNEL } from '../../shared/ipc/channels';
import { isRequestName } from '../../shared/ipc/requests';
import { REQUEST_TEXT } from '../../shared/strings/requests';
import { answerRequest, refuse } from './answer-request';
import type { Handlers } from './handlers';

interface Options {
  electron: Pick<typeof Electron, 'ipcMain'>;
  handlers: Handlers;
  /** Whether a frame is our window's own top frame. */
  isOwnFrame: (frame: WebFrameMain | null) => boolean;
  /** The origin our page is served from. */
  origin: string;
  log: (line: string) => void;
}

/** Answers the window's requests from now on. Returns the way to stop. */
export function startRouter({ electron, handlers, isOwnFrame, origin, log }: Options): () => void {
  const { ipcMain } = electron;

  const isFromOwnPage = ({ senderFrame: frame }: IpcMainInvokeEvent) =>
    isOwnFrame(frame) && frame !== null && frame.url.startsWith(`${origin}/`);

  ipcMain.handle(REQUEST_CHANNEL, async (event, name: unknown, input: unknown) => {
    // SECURITY: only our page, in our window's top frame, may ask for anything.
    if (!isFromOwnPage(event)) {
      log('a request from a page that is not ours was refused');
      return refuse('not-allowed', REQUEST_TEXT.notAllowed);
    }
    // SECURITY: the preload passes on any name; one outside the table is rejected.
    if (!isRequestName(name)) throw new Error(REQUEST_TEXT.unknown);
    return answerRequest(handlers, name, input, log);
  });

  return () => ipcMain.removeHandler(REQUEST_CHANNEL);
}
