import type { PushName, Pushes } from './pushes';
import type { RequestArgs, RequestName, RequestOutput } from './requests';

/**
 * Why a request was refused or failed: a code for the program, a sentence for the user. `forbidden`:
 * Beeper does not let the token in use do that.
 */
export interface RequestError {
  code: 'not-allowed' | 'bad-input' | 'failed' | 'not-found' | 'forbidden';
  message: string;
}

export type RequestResult<Value> = { ok: true; value: Value } | { ok: false; error: RequestError };

/** All that the preload exposes in the window. */
export interface RendererApi {
  /** Rejects when there is no such request, or the main process does not answer. */
  request<Name extends RequestName>(
    name: Name,
    ...input: RequestArgs<Name>
  ): Promise<RequestResult<RequestOutput<Name>>>;
  /** Returns the way to stop listening. */
  onPush<Name extends PushName>(name: Name, listener: (payload: Pushes[Name]) => void): () => void;
}
