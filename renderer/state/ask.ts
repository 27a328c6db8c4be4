import type { RequestResult, RendererApi } from '../../shared/ipc/renderer-api';
import type { RequestArgs, RequestOutput, RequestName } from '../../shared/ipc/requests';
import { WINDOW_TEXT } from '../../shared/strings/window';

/** Asks the main process; a door that does not answer is an answer with a sentence, never a throw. */
export async function ask<Name extends RequestName>(
  door: RendererApi,
  name: Name,
  ...input: RequestArgs<Name>
): Promise<RequestResult<RequestOutput<Name>>> {
  try {
    return await door.request(name, ...input);
  } catch {
    return { ok: false, error: { code: 'failed', message: WINDOW_TEXT.noAnswer } };
  }
}
