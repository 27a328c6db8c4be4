import { z } from 'zod';

/** One request of the window's: the schema of its input and the type of its answer. */
export interface RequestDefinition<Schema extends z.ZodType, Output> {
  /** Checked in the main process before a handler sees the input. */
  readonly input: Schema;
  /** What a handler returns reaches the window only when this is set. */
  readonly hasAnswer: boolean;
  /** Carries the answer's type; there is no such value. */
  readonly output?: Output;
}

interface WithoutAnswer<Schema extends z.ZodType> extends RequestDefinition<Schema, void> {
  answers<Output>(): RequestDefinition<Schema, Output>;
}

/** Defines a request; without a schema it takes no input, without `answers` it has no answer. */
export function request(): WithoutAnswer<z.ZodUndefined>;
export function request<Schema extends z.ZodType>(input: Schema): WithoutAnswer<Schema>;
export function request(input: z.ZodType = z.undefined()): WithoutAnswer<z.ZodType> {
  return { input, hasAnswer: false, answers: () => ({ input, hasAnswer: true }) };
}
