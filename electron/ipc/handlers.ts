import type { ParsedInput, RequestName, RequestOutput } from '../../shared/ipc/requests';

/** One handler for each request of the table; a missing one is a type error where they are joined. */
export type Handlers = {
  [Name in RequestName]: (
    input: ParsedInput<Name>,
  ) => RequestOutput<Name> | Promise<RequestOutput<Name>>;
};

/** The handlers of the requests about one noun: `HandlersOf<'login'>` has all of `login.…`. */
export type HandlersOf<Noun extends string> = Pick<
  Handlers,
  Extract<RequestName, `${Noun}.${string}`>
>;
