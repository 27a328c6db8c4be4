import type { FieldProblem, FieldProgress } from '../../../shared/model/login';

/** Why values are missing: some can never come, others only have not. */
export function missingReason(
  fields: readonly FieldProgress[],
): 'values' | 'unknown-source' | 'too-large' {
  const required = fields.filter((field) => field.required);
  const isInVain = (wait: FieldProblem) =>
    required.length > 0
      ? required.some(({ problem }) => problem === wait)
      : fields.length > 0 && fields.every(({ problem }) => problem === wait);
  if (isInVain('unknown-source')) return 'unknown-source';
  return isInVain('too-large') ? 'too-large' : 'values';
}
