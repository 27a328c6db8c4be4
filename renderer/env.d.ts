import type { RendererApi } from '../shared/ipc/renderer-api';

declare global {
  interface Window {
    /** Exposed by the preload; the window's only way to the main process. */
    readonly bridgekeeper: RendererApi;
  }
}
