import type { WebFrameMain } from 'electron';
import { isRequestName } from '../../shared/ipc/requests';
import { REQUEST_TEXT } from '../../shared/strings/requests';
import { answerRequest, refuse } from './answer-request';
import type { Handlers } from './handlers';
import type { RequestInbox, Sender } from './request-inbox.electron';

interface Options {
  requests: RequestInbox;
  handlers: Handlers;
  /** Whether a frame is our window's own top frame. */
  isOwnFrame: (frame: WebFrameMain | null) => boolean;
  /** The origin our page is served from. */
  origin: string;
  log: (line: string) => void;
}

/** Answers the window's requests, also those that came before. */
export function startRouter({ requests, handlers, isOwnFrame, origin, log }: Options): void {
  const isOwnPage = ({ frame, url }: Sender) => isOwnFrame(frame) && url.startsWith(`${origin}/`);

  requests.answerBy(async (sender, name, input) => {
    // SECURITY: only our page, in our window's top frame, may ask for anything.
    if (!isOwnPage(sender)) {
      log('a request from a page that is not ours was refused');
      return refuse('not-allowed', REQUEST_TEXT.notAllowed);
    }
    // SECURITY: the preload passes on any name; one outside the table is rejected.
    if (!isRequestName(name)) throw new Error(REQUEST_TEXT.unknown);
    return answerRequest(handlers, name, input, log);
  });
}
