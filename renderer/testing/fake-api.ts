import type {
  PushPayloads,
  RendererApi,
  RequestInput,
  RequestOutput,
  RequestResult,
} from '../../shared/ipc/contract';
import type { PushName, RequestName } from '../../shared/ipc/names';

/** A test double of the preload's API, as the preload exists only in Electron (e2e/ has the real one). */
export interface FakeApi extends RendererApi {
  /** The names of all requests so far, in their order. */
  names(): RequestName[];
  /** The inputs of all requests of one name so far. */
  inputsOf<Name extends RequestName>(name: Name): RequestInput<Name>[];
  /** How requests of a name are answered from now on; until then with null. */
  answer<Name extends RequestName>(name: Name, value: RequestOutput<Name>): void;
  refuse(name: RequestName, message: string): void;
  /** Leaves requests of a name unanswered until `finish` is called. */
  hold<Name extends RequestName>(name: Name): { finish(value: RequestOutput<Name>): void };
  push<Name extends PushName>(name: Name, payload: PushPayloads[Name]): void;
}

export function createFakeApi(): FakeApi {
  const requests: { name: RequestName; input: unknown }[] = [];
  const answers = new Map<RequestName, Promise<RequestResult<unknown>>>();
  const listeners = new Map<PushName, Set<(payload: unknown) => void>>();
  const listenersOf = (name: PushName) => {
    const existing = listeners.get(name) ?? new Set();
    listeners.set(name, existing);
    return existing;
  };

  return {
    request<Name extends RequestName>(name: Name, input: RequestInput<Name>) {
      requests.push({ name, input });
      const answer = answers.get(name) ?? Promise.resolve({ ok: true as const, value: null });
      return answer as Promise<RequestResult<RequestOutput<Name>>>;
    },
    onPush(name, listener) {
      const untyped = listener as (payload: unknown) => void;
      listenersOf(name).add(untyped);
      return () => listenersOf(name).delete(untyped);
    },
    names: () => requests.map(({ name }) => name),
    inputsOf<Name extends RequestName>(name: Name) {
      const own = requests.filter((request) => request.name === name);
      return own.map(({ input }) => input as RequestInput<Name>);
    },
    answer: (name, value) => void answers.set(name, Promise.resolve({ ok: true, value })),
    refuse: (name, message) =>
      void answers.set(name, Promise.resolve({ ok: false, error: { code: 'failed', message } })),
    hold(name) {
      let finish: (answer: RequestResult<unknown>) => void = () => undefined;
      answers.set(name, new Promise((resolve) => (finish = resolve)));
      return { finish: (value) => finish({ ok: true, value }) };
    },
    push: (name, payload) => listenersOf(name).forEach((listener) => listener(payload)),
  };
}
