import { z } from 'zod';
import { EMPTY_REQUEST, headersOf, type PastedRequest } from './pasted-request';

const pairs = z
  .array(z.looseObject({ name: z.string(), value: z.string() }).nullable().catch(null))
  .catch([])
  .transform((all) => all.flatMap((pair) => (pair === null ? [] : [pair])));

/** A request of a HAR (HTTP Archive 1.2), as far as it counts here. What is broken is passed over. */
const requestSchema = z.looseObject({
  url: z.string(),
  headers: pairs,
  cookies: pairs,
  postData: z
    .looseObject({ text: z.string().optional().catch(undefined), params: pairs })
    .optional()
    .catch(undefined),
});

/**
 * The requests of a HAR that was pasted whole, of its list of entries, or of one of them. Null for any
 * other value.
 */
export function readHAR(value: unknown): PastedRequest[] | null {
  const entries = Array.isArray(value) ? value : entriesOf(value);
  const requests = entries.flatMap((entry): PastedRequest[] => {
    const parsed = requestSchema.safeParse(member(entry, 'request') ?? entry);
    return parsed.success ? [toRequest(parsed.data)] : [];
  });
  return requests.length > 0 ? requests : null;
}

function entriesOf(value: unknown): readonly unknown[] {
  const entries = member(member(value, 'log') ?? value, 'entries');
  return Array.isArray(entries) ? entries : [value];
}

function member(value: unknown, key: string): unknown {
  const isObject = typeof value === 'object' && value !== null;
  return isObject && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;
}

function toRequest({
  url,
  headers,
  cookies,
  postData,
}: z.output<typeof requestSchema>): PastedRequest {
  const given = headersOf(headers.map(({ name, value }) => [name, value] as const));
  // Some browsers list the cookies by themselves alone.
  const header = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  if (!given.has('cookie') && header !== '') given.set('cookie', header);
  return { ...EMPTY_REQUEST, url, headers: given, body: bodyOf(postData) };
}

function bodyOf(postData: z.output<typeof requestSchema>['postData']): string | null {
  if (postData?.text) return postData.text;
  const params = postData?.params ?? [];
  if (params.length === 0) return null;
  return new URLSearchParams(
    params.map(({ name, value }): [string, string] => [name, value]),
  ).toString();
}
