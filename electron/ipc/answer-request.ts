import { requestInputs, type RequestResult, type RequestOutput } from '../../shared/ipc/contract';
import { REQUEST_NAMES, type RequestName } from '../../shared/ipc/names';
import type { z } from 'zod';
import { UserFacingError } from './user-facing-error';

/** What a handler is given: its request's input after the schema. */
export type Parsed<Name extends RequestName> = z.output<(typeof requestInputs)[Name]>;

/** One handler for each request of the contract; a missing one is a type error. */
export type Handlers = {
  [Name in RequestName]: (
    input: Parsed<Name>,
  ) => RequestOutput<Name> | Promise<RequestOutput<Name>>;
};

function isRequestName(name: unknown): name is RequestName {
  return REQUEST_NAMES.some((known) => known === name);
}

/** Checks a request against the contract and has it answered. Never rejects. */
export async function answerRequest(
  handlers: Handlers,
  name: unknown,
  input: unknown,
  log: (line: string) => void,
): Promise<RequestResult<unknown>> {
  if (!isRequestName(name)) return refuse('bad-input', 'There is no such request.');
  return answerKnown(handlers, name, input, log);
}

async function answerKnown<Name extends RequestName>(
  handlers: Handlers,
  name: Name,
  input: unknown,
  log: (line: string) => void,
): Promise<RequestResult<unknown>> {
  const parsed = requestInputs[name].safeParse(input);
  if (!parsed.success) return refuse('bad-input', `The request ${name} does not fit.`);
  try {
    const handler: Handlers[Name] = handlers[name];
    return { ok: true, value: await handler(parsed.data as Parsed<Name>) };
  } catch (error) {
    if (error instanceof UserFacingError) return refuse(error.code, error.message);
    log(`the request ${name} failed: ${error instanceof Error ? error.message : 'unknown'}`);
    return refuse('failed', 'That did not work. The log says more.');
  }
}

function refuse(
  code: 'bad-input' | 'failed' | 'not-found' | 'not-allowed',
  message: string,
): RequestResult<never> {
  return { ok: false, error: { code, message } };
}
