import type { IncomingMessage } from 'node:http';
import { refuse, type Answer } from './answer';
import { parseJson } from './body';
import { Refusal } from './refusal';

/** The names in braces of a path: `'/v1/bridges/{bridgeID}'` gives `'bridgeID'`. */
type ParamIn<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | ParamIn<Rest>
  : never;

export interface Call<Param extends string> {
  /** The percent-decoded path segments that stand for the names in braces. */
  params: Readonly<Record<Param, string>>;
  query: URLSearchParams;
  /** The parsed JSON body; undefined when the request has none. */
  body: unknown;
}

/** A call whose body has not been read yet. */
interface RawCall extends Omit<Call<string>, 'body'> {
  text: string;
}

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface Route {
  method: Method;
  segments: readonly string[];
  handle: (call: RawCall) => Answer | Promise<Answer>;
}

/** What the router reads of a request. */
export interface RoutedRequest {
  method: string;
  /** Still percent-encoded, without the query. */
  path: string;
  /** Percent-encoded, without the question mark; none when left out. */
  query?: string;
  /** The raw body; `'too-large'` when it was longer than the limit. */
  text: string | 'too-large';
}

/** Checks the route that was found, before it answers; throws a `Refusal` to stop it. */
export type Guard = (route: Route | undefined) => void;

/** The path of `request`, still percent-encoded, without the query. */
export function pathOf(request: IncomingMessage): string {
  return request.url?.split('?', 1)[0] ?? '/';
}

/** The query of `request`, still percent-encoded, without the question mark. */
export function queryOf({ url = '/' }: IncomingMessage): string {
  const start = url.indexOf('?');
  return start === -1 ? '' : url.slice(start + 1);
}

/**
 * One entry of a routing table. `path` names its parameters in braces, each a whole segment;
 * `handle` gets them decoded and throws a `Refusal` for what it will not do.
 */
export function route<Path extends string>(
  method: Method,
  path: Path,
  handle: (call: Call<ParamIn<Path>>) => Answer | Promise<Answer>,
): Route {
  return {
    method,
    segments: path.split('/'),
    handle: ({ params, query, text }) =>
      handle({ params: params as Record<ParamIn<Path>, string>, query, body: parseJson(text) }),
  };
}

/** An entry for a form that is posted to `path`; `handle` gets its fields. */
export function formRoute(path: string, handle: (form: URLSearchParams) => Answer): Route {
  return {
    method: 'POST',
    segments: path.split('/'),
    handle: ({ text }) => handle(new URLSearchParams(text)),
  };
}

/**
 * Answers `request` from `routes`. HEAD is answered as GET; OPTIONS lists the methods and says
 * nothing about other origins, so no web page may read an answer.
 *
 * Malformed percent-encoding or JSON is 400, an unknown path 404, a wrong method 405, a body over
 * the limit 413. A `Refusal` thrown by `guard` or by the route becomes its answer.
 */
export async function dispatch(
  routes: readonly Route[],
  request: RoutedRequest,
  guard: Guard = () => undefined,
): Promise<Answer> {
  try {
    return await answerOf(routes, request, guard);
  } catch (error) {
    if (error instanceof Refusal) return refuse(error);
    return refuse(new Refusal(500, 'M_UNKNOWN', `The simulator failed: ${String(error)}`));
  }
}

async function answerOf(
  routes: readonly Route[],
  { method, path, query, text }: RoutedRequest,
  guard: Guard,
): Promise<Answer> {
  const segments = path.split('/');
  const here = routes.filter((candidate) => fits(candidate, segments));
  const wanted = method === 'HEAD' ? 'GET' : method;
  const found = here.find((candidate) => candidate.method === wanted);
  guard(found);
  if (here.length === 0) throw new Refusal(404, 'M_NOT_FOUND', `There is no ${path} here.`);
  if (method === 'OPTIONS') return { status: 204, headers: { allow: allowed(here) } };
  if (found === undefined) {
    const wrong = new Refusal(405, 'M_UNRECOGNIZED', `${method} does not work on ${path}.`);
    return refuse(wrong, { allow: allowed(here) });
  }
  if (text === 'too-large') {
    throw new Refusal(413, 'M_TOO_LARGE', 'The request body is too large.');
  }
  return found.handle({
    params: paramsOf(found, segments),
    query: new URLSearchParams(query),
    text,
  });
}

function fits(candidate: Route, segments: readonly string[]): boolean {
  return (
    candidate.segments.length === segments.length &&
    candidate.segments.every((part, at) => isParam(part) || part === segments[at])
  );
}

function isParam(segment: string): boolean {
  return segment.startsWith('{');
}

function paramsOf(found: Route, segments: readonly string[]): Record<string, string> {
  const params: Record<string, string> = {};
  for (const [at, part] of found.segments.entries()) {
    if (isParam(part)) params[part.slice(1, -1)] = decoded(segments[at] ?? '');
  }
  return params;
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw new Refusal(400, 'M_INVALID_PARAM', `The path holds a malformed escape: ${segment}`);
  }
}

function allowed(here: readonly Route[]): string {
  const methods = here.flatMap(({ method }) => (method === 'GET' ? ['GET', 'HEAD'] : [method]));
  return [...new Set([...methods, 'OPTIONS'])].join(', ');
}
