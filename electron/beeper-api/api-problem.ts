import type { Problem, ProblemKind } from '../../shared/model/snapshot';
import { plainText } from '../../shared/util/plain-text';
import type { BeeperError } from './errors';

const KINDS: Record<BeeperError['kind'], ProblemKind> = {
  unreachable: 'unreachable',
  timeout: 'timeout',
  unauthorized: 'unauthorized',
  forbidden: 'forbidden',
  // The route itself is missing: a Beeper Desktop from before bridges had an API.
  'not-found': 'too-old',
  'rate-limited': 'rate-limited',
  malformed: 'malformed',
  server: 'server',
  conflict: 'server',
  gone: 'server',
  invalid: 'server',
};

/** What a failed `GET /v1/bridges` means for the owner. */
export function problemOf(error: BeeperError): Problem {
  const detail = error.kind === 'malformed' && error.field !== undefined ? error.field : null;
  return { kind: KINDS[error.kind], detail: detail ?? plainText(error.message) };
}
