import { appSetupSchema } from '../../shared/api/app-setup';
import type { ConnectProblem, ConnectProblemKind } from '../../shared/model/connection';
import { setupProblemOf } from '../beeper-api/app-setup';
import type { Transport } from '../beeper-api/request';
import { getAnonymously } from './oauth-metadata';

/** Beeper answers this from memory. */
const TIMEOUT_MS = 2_000;

/** What a Beeper that is not set up yet may cause when one connects to it. */
const EXPLAINABLE: readonly ConnectProblemKind[] = [
  'refused',
  'bad-token',
  'no-read',
  'no-oauth',
  'timed-out',
];

interface Options extends Transport {
  /** Without a trailing slash. */
  baseURL: string;
  signal: AbortSignal;
}

/**
 * Why connecting really failed: Beeper itself may not be signed in or ready. Asked without a token, as
 * Beeper answers anybody before somebody is signed in. Rejects only when aborted.
 */
export async function explainProblem(
  problem: ConnectProblem,
  options: Options,
): Promise<ConnectProblem> {
  if (!EXPLAINABLE.includes(problem.kind)) return problem;
  const answer = await getAnonymously(options, '/v1/app/setup', appSetupSchema, TIMEOUT_MS);
  const kind = answer.ok ? setupProblemOf(answer.value) : null;
  return kind === null ? problem : { kind, detail: null };
}
