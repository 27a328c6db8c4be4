import type { ApiProblem, ApiProblemKind } from '../../shared/model/snapshot';
import { plainText } from '../../shared/util/plain-text';
import type { ApiError } from './errors';

const KINDS: Record<ApiError['kind'], ApiProblemKind> = {
  unreachable: 'unreachable',
  'another-user': 'another-user',
  timeout: 'timeout',
  unauthorized: 'unauthorized',
  forbidden: 'forbidden',
  // The route itself is missing: this Beeper Desktop is older than the bridges API.
  'not-found': 'too-old',
  'rate-limited': 'rate-limited',
  malformed: 'malformed',
  outdated: 'too-old',
  server: 'server',
  conflict: 'server',
  gone: 'server',
  invalid: 'server',
};

/** What a failed `GET /v1/bridges` means for the user. */
export function apiProblemOf(error: ApiError): ApiProblem {
  const detail = error.kind === 'malformed' && error.field !== undefined ? error.field : null;
  return { kind: KINDS[error.kind], detail: detail ?? plainText(error.message) };
}
