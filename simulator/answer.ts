import type { ServerResponse } from 'node:http';
import type { Refusal } from './refusal';

/** What a route answers, before it becomes bytes. */
export interface Answer {
  status: number;
  /** Sent as JSON; left out, and without a `page` or `file`, the answer has no body. */
  body?: unknown;
  /** An HTML document, instead of `body`. */
  page?: string;
  /** Anything else, instead of `body`. */
  file?: { type: string; content: Buffer };
  headers?: Readonly<Record<string, string>>;
}

/** 200 with a JSON body. */
export function ok(body: unknown): Answer {
  return { status: 200, body };
}

/** The error body of the Beeper Desktop API: `{message, code, details?}`. */
export function refuse(refusal: Refusal, headers: Answer['headers'] = {}): Answer {
  const { status, message, code, details } = refusal;
  return {
    status,
    headers,
    body: { message, code, ...(details === undefined ? {} : { details }) },
  };
}

/** The body of `answer` as bytes; none when it has no body. */
export function bytesOf({ body, page, file }: Answer): Buffer {
  if (file !== undefined) return file.content;
  return Buffer.from(page ?? (body === undefined ? '' : JSON.stringify(body)));
}

/** Writes the status line and headers of `answer` for a body of `length` bytes. */
export function writeHead(response: ServerResponse, answer: Answer, length: number): void {
  const mime = mimeOf(answer);
  const type = mime === undefined ? {} : { 'content-type': mime };
  const size = answer.status === 204 ? {} : { 'content-length': length };
  response.writeHead(answer.status, { ...type, ...size, ...answer.headers });
}

function mimeOf({ body, page, file }: Answer): string | undefined {
  if (file !== undefined) return file.type;
  if (page !== undefined) return 'text/html; charset=utf-8';
  return body === undefined ? undefined : 'application/json; charset=utf-8';
}

/**
 * Sends `answer` whole and returns its status. A HEAD request gets the headers alone (node:http
 * drops the body).
 */
export function send(response: ServerResponse, answer: Answer): number {
  const bytes = bytesOf(answer);
  writeHead(response, answer, bytes.length);
  response.end(bytes);
  return answer.status;
}
