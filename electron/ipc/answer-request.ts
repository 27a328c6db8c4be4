import type { RequestError, RequestResult } from '../../shared/ipc/renderer-api';
import {
  isRequestName,
  requests,
  type ParsedInput,
  type RequestName,
} from '../../shared/ipc/requests';
import { badInputText, REQUEST_TEXT } from '../../shared/strings/requests';
import type { Handlers } from './handlers';
import { UserFacingError } from './user-facing-error';

/** Checks a request against the table and has it answered. Never rejects. */
export async function answerRequest(
  handlers: Handlers,
  name: unknown,
  input: unknown,
  log: (line: string) => void,
): Promise<RequestResult<unknown>> {
  if (!isRequestName(name)) return refuse('bad-input', REQUEST_TEXT.unknown);
  return answerKnown(handlers, name, input, log);
}

async function answerKnown<Name extends RequestName>(
  handlers: Handlers,
  name: Name,
  input: unknown,
  log: (line: string) => void,
): Promise<RequestResult<unknown>> {
  const definition = requests[name];
  const parsed = definition.input.safeParse(input);
  if (!parsed.success) return refuse('bad-input', badInputText(name));
  try {
    const handler: Handlers[Name] = handlers[name];
    const value = await handler(parsed.data as ParsedInput<Name>);
    // SECURITY: a return value reaches the window only if the table declares an answer.
    return { ok: true, value: definition.hasAnswer ? value : undefined };
  } catch (error) {
    if (error instanceof UserFacingError) return refuse(error.code, error.message);
    log(`the request ${name} failed: ${error instanceof Error ? error.message : 'unknown'}`);
    return refuse('failed', REQUEST_TEXT.failed);
  }
}

/** The answer to a request that is not carried out. */
export function refuse(code: RequestError['code'], message: string): RequestResult<never> {
  return { ok: false, error: { code, message } };
}
