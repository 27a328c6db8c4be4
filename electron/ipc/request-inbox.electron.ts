import type { IpcMain, WebFrameMain } from 'electron';
import { REQUEST_CHANNEL } from '../../shared/ipc/channels';

/** Who sent a request. */
export interface Sender {
  /** Null when it is gone. */
  frame: WebFrameMain | null;
  /** The frame's address when it sent the request; it may have gone elsewhere since. */
  url: string;
}

export type Answer = (sender: Sender, name: unknown, input: unknown) => unknown;

/** The window's requests, from its first moment on: what comes before there is an answer waits for it. */
export interface RequestInbox {
  /** Has all of them answered. To be called once. */
  answerBy(answer: Answer): void;
  /** Takes no more. */
  close(): void;
}

export function openRequestInbox({ ipcMain }: { ipcMain: IpcMain }): RequestInbox {
  let answerBy: RequestInbox['answerBy'] = () => undefined;
  const answering = new Promise<Answer>((resolve) => (answerBy = resolve));
  ipcMain.handle(REQUEST_CHANNEL, async ({ senderFrame }, name: unknown, input: unknown) => {
    // SECURITY: a frame is taken at its word of now; by the time of the answer it may be elsewhere.
    const sender = { frame: senderFrame, url: senderFrame?.url ?? '' };
    const answer = await answering;
    return answer(sender, name, input);
  });
  return { answerBy, close: () => ipcMain.removeHandler(REQUEST_CHANNEL) };
}
