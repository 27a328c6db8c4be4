import type { RendererApi } from '../../shared/ipc/renderer-api';
import { WINDOW_TEXT } from '../../shared/strings/window';

/** The preload's API, but a request that the main process does not answer is an error, not a throw. */
export function createApiClient(preload: RendererApi): RendererApi {
  return {
    async request(name, ...input) {
      try {
        return await preload.request(name, ...input);
      } catch {
        return { ok: false, error: { code: 'failed', message: WINDOW_TEXT.noAnswer } };
      }
    },
    onPush: (name, listener) => preload.onPush(name, listener),
  };
}
