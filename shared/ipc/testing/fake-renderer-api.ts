import { createEmitter } from '../../util/emitter';
import type { PushName, Pushes } from '../pushes';
import type { RendererApi, RequestError, RequestResult } from '../renderer-api';
import type { RequestArgs, RequestInput, RequestName, RequestOutput } from '../requests';

/**
 * The preload's API without a main process, which exists only in Electron (e2e/ has the real one):
 * a test sees what is requested, and says what is answered and pushed.
 */
export interface FakeRendererApi extends RendererApi {
  /** The names of all requests so far, oldest first. */
  names(): RequestName[];
  /** The inputs of all requests of one name so far, oldest first. */
  inputsOf<Name extends RequestName>(name: Name): RequestInput<Name>[];
  /** From now on the request is answered so; until then each one is answered with nothing. */
  answer<Name extends RequestName>(name: Name, value: RequestOutput<Name>): void;
  refuse(name: RequestName, message: string, code?: RequestError['code']): void;
  /** From now on the request rejects: the main process does not answer. */
  fail(name: RequestName): void;
  /** Leaves the request unanswered until `finish` or `refuse` is called. */
  hold<Name extends RequestName>(
    name: Name,
  ): { finish(value: RequestOutput<Name>): void; refuse(message: string): void };
  push<Name extends PushName>(name: Name, payload: Pushes[Name]): void;
}

export function createFakeRendererApi(): FakeRendererApi {
  const pushes = createEmitter<[name: PushName, payload: unknown]>();
  const answers = new Map<RequestName, () => Promise<RequestResult<unknown>>>();
  const requested: { name: RequestName; input: unknown }[] = [];

  return {
    async request<Name extends RequestName>(name: Name, ...[input]: RequestArgs<Name>) {
      // As the real one does: it throws for what cannot be cloned, such as a Svelte proxy.
      requested.push({ name, input: structuredClone(input) });
      const answer = (await answers.get(name)?.()) ?? { ok: true, value: undefined };
      // `answer` takes only what fits the name.
      return answer as RequestResult<RequestOutput<Name>>;
    },
    onPush: (name, listener) =>
      pushes.on((pushed, payload) => {
        // `push` takes only what fits the name.
        if (pushed === name) listener(payload as Pushes[typeof name]);
      }),
    names: () => requested.map(({ name }) => name),
    inputsOf: <Name extends RequestName>(name: Name) =>
      requested
        .filter((request) => request.name === name)
        .map(({ input }) => input as RequestInput<Name>),
    answer: (name, value) => void answers.set(name, async () => ({ ok: true, value })),
    refuse: (name, message, code) => void answers.set(name, async () => refusal(message, code)),
    fail: (name) => void answers.set(name, () => Promise.reject(new Error('no answer'))),
    hold(name) {
      let finish: (answer: RequestResult<unknown>) => void = () => undefined;
      const held = new Promise<RequestResult<unknown>>((resolve) => (finish = resolve));
      answers.set(name, () => held);
      return {
        finish: (value) => finish({ ok: true, value }),
        refuse: (message) => finish(refusal(message)),
      };
    },
    push: (name, payload) => pushes.emit(name, payload),
  };
}

function refusal(message: string, code: RequestError['code'] = 'failed'): RequestResult<never> {
  return { ok: false, error: { code, message } };
}
