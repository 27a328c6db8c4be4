import type { Fault, FaultEffect, FaultMatch } from './faults';
import { fieldsOf, oneOf, optionalNumber, optionalText, text, type Fields } from './fields';
import { invalid } from './refusal';

const MATCH_NAMES = ['kind', 'method', 'path', 'pattern', 'times', 'delayMs'];

/** The fields that each kind takes beside those that say which requests it acts on. */
const KINDS = {
  latency: [],
  hang: [],
  refuse: [],
  drop: [],
  truncated: [],
  html: [],
  json: ['body'],
  'wrong-types': ['field', 'item'],
  huge: ['bytes'],
  status: ['status', 'code', 'message', 'retryAfterS', 'retryAfterMs'],
} as const satisfies Record<FaultEffect['kind'], readonly string[]>;

const KIND_NAMES = Object.keys(KINDS) as FaultEffect['kind'][];

/** A fault from the JSON body of a control request. Throws a 400 `Refusal` naming what is wrong. */
export function parseFault(body: unknown): Fault {
  const all = fieldsOf(body, [...MATCH_NAMES, ...Object.values(KINDS).flat()]);
  const kind = oneOf('kind', text(all, 'kind'), KIND_NAMES);
  const fields = fieldsOf(body, [...MATCH_NAMES, ...KINDS[kind]]);
  return { ...matchOf(fields), ...effectOf(kind, fields) };
}

function matchOf(fields: Fields): FaultMatch {
  return given({
    method: optionalText(fields, 'method'),
    path: optionalText(fields, 'path'),
    pattern: patternOf(fields),
    times: optionalNumber(fields, 'times', 1),
    delayMs: optionalNumber(fields, 'delayMs'),
  });
}

function patternOf(fields: Fields): string | undefined {
  const pattern = optionalText(fields, 'pattern');
  try {
    if (pattern !== undefined) new RegExp(pattern);
  } catch {
    throw invalid('"pattern" is not a regular expression.');
  }
  return pattern;
}

function effectOf(kind: FaultEffect['kind'], fields: Fields): FaultEffect {
  switch (kind) {
    case 'json':
      return { kind, body: fields['body'] ?? null };
    case 'wrong-types':
      return {
        kind,
        ...given({ field: optionalText(fields, 'field'), item: optionalText(fields, 'item') }),
      };
    case 'huge':
      return { kind, ...given({ bytes: optionalNumber(fields, 'bytes', 64) }) };
    case 'status':
      return { kind, status: errorStatus(fields), ...given(statusExtras(fields)) };
    default:
      return { kind };
  }
}

function errorStatus(fields: Fields): number {
  const status = fields['status'];
  if (typeof status === 'number' && Number.isInteger(status) && status >= 400 && status < 600) {
    return status;
  }
  throw invalid('"status" must be a number from 400 to 599.');
}

function statusExtras(fields: Fields) {
  return {
    code: optionalText(fields, 'code'),
    message: optionalText(fields, 'message'),
    retryAfterS: optionalNumber(fields, 'retryAfterS'),
    retryAfterMs: optionalNumber(fields, 'retryAfterMs'),
  };
}

/** Without the keys whose value is undefined. */
function given<Values extends Record<string, unknown>>(
  values: Values,
): { [Key in keyof Values]?: Exclude<Values[Key], undefined> } {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [Key in keyof Values]?: Exclude<Values[Key], undefined> };
}
