import { createEmitter } from '../../util/emitter';
import type { PushName, Pushes } from '../pushes';
import type { RendererApi, RequestResult } from '../renderer-api';
import type { RequestName, RequestOutput } from '../requests';

/** The preload's API without a main process: a test says what it answers and pushes. */
export interface FakeRendererApi extends RendererApi {
  /** What was requested, oldest first. */
  requested: { name: RequestName; input: unknown }[];
  /** From now on the request is answered so; until then each one is answered with nothing. */
  answer<Name extends RequestName>(
    name: Name,
    answer: RequestResult<RequestOutput<Name>> | Promise<RequestResult<RequestOutput<Name>>>,
  ): void;
  push<Name extends PushName>(name: Name, payload: Pushes[Name]): void;
}

export function createFakeRendererApi(): FakeRendererApi {
  const pushes = createEmitter<[name: PushName, payload: unknown]>();
  const answers = new Map<RequestName, unknown>();
  const requested: FakeRendererApi['requested'] = [];

  return {
    requested,
    answer: (name, answer) => answers.set(name, answer),
    push: (name, payload) => pushes.emit(name, payload),
    async request<Name extends RequestName>(name: Name, ...[input]: readonly unknown[]) {
      requested.push({ name, input });
      const answer = (await answers.get(name)) ?? { ok: true, value: undefined };
      // `answer` takes only what fits the name.
      return answer as RequestResult<RequestOutput<Name>>;
    },
    onPush: (name, listener) =>
      pushes.on((pushed, payload) => {
        // `push` takes only what fits the name.
        if (pushed === name) listener(payload as Pushes[typeof name]);
      }),
  };
}
