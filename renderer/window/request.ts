import type {
  RequestResult,
  RendererApi,
  RequestInput,
  RequestOutput,
} from '../../shared/ipc/contract';
import type { RequestName } from '../../shared/ipc/names';
import { WINDOW_TEXT } from '../../shared/strings/window';

/** Asks the main process; a door that does not answer is an answer with a sentence, never a throw. */
export async function ask<Name extends RequestName>(
  door: RendererApi,
  name: Name,
  input: RequestInput<Name>,
): Promise<RequestResult<RequestOutput<Name>>> {
  try {
    return await door.request(name, input);
  } catch {
    return { ok: false, error: { code: 'failed', message: WINDOW_TEXT.noAnswer } };
  }
}
