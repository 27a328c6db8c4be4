import { bodyEntries } from '../../shared/util/request-body';
import type { RequestBody, RequestDetails } from '../browser/api';

export type Entries = [name: string, value: string][];

/** How much of a body is read: sign-in pages say what counts first, and send large things as files. */
const MAX_BODY_BYTES = 1_000_000;

/** The wanted headers of a request, with their names in lower case. */
export function wantedHeaders(
  { requestHeaders = [] }: RequestDetails,
  names: ReadonlySet<string>,
): Entries {
  return requestHeaders.flatMap(({ name, value }): Entries => {
    const lower = name.toLowerCase();
    return value !== undefined && names.has(lower) ? [[lower, value]] : [];
  });
}

/** The wanted values of a request's body. Files are not read. */
export function wantedOfBody(
  body: RequestBody | null | undefined,
  names: ReadonlySet<string>,
): Entries {
  const entries = body?.formData === undefined ? rawEntries(body) : formEntries(body.formData);
  const wanted: Entries = [];
  for (const [name, value] of entries) if (names.has(name)) wanted.push([name, value]);
  return wanted;
}

function formEntries(form: Record<string, unknown[]>): Entries {
  return Object.entries(form).flatMap(([name, values]) =>
    values.flatMap((value): Entries => (typeof value === 'string' ? [[name, value]] : [])),
  );
}

function rawEntries(body: RequestBody | null | undefined): Iterable<readonly [string, string]> {
  let left = MAX_BODY_BYTES;
  const decoder = new TextDecoder();
  let text = '';
  for (const { bytes } of body?.raw ?? []) {
    if (bytes === undefined) continue;
    const beginning = new Uint8Array(bytes).subarray(0, left);
    left -= beginning.length;
    text += decoder.decode(beginning, { stream: true });
  }
  return bodyEntries(text);
}
