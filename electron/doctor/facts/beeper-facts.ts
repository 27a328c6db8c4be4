import { appSetupSchema } from '../../../shared/api/app-setup';
import { scopesOf } from '../../../shared/api/oauth';
import type { FoundBeeper } from '../../../shared/model/connection';
import { isLoopbackURL } from '../../../shared/util/loopback';
import { getAnonymously } from '../../auth/oauth-metadata';
import { setupProblemOf } from '../../beeper-api/app-setup';
import type { HTTPFetch } from '../../beeper-api/http-fetch';
import type { BeeperConnection } from '../../connection/connection';
import { findBeepersAt } from '../../connection/discovery-probe';
import type { Listener } from '../../connection/listener-owner/target';
import type { Clock } from '../../platform/clock';
import type { BeeperFacts } from '../checks/check-beeper';
import type { TokenUse } from '../checks/check-token';
import { askBeeper, type Questioned } from '../compare/ask-beeper';

export interface BeeperAccess {
  clock: Clock;
  /** Without a guard: what is sent with it carries no token. */
  plainFetch: HTTPFetch;
  /** Sends what carries a token, and only to a program of this user. */
  guardedFetch: HTTPFetch;
  findListener: (baseURL: string) => Promise<Listener>;
}

/** Looks for Beeper where it should be, and if it is not there, elsewhere on this computer. */
export async function lookForBeeper(
  expectedURL: string | null,
  { clock, plainFetch: fetch, findListener }: BeeperAccess,
): Promise<Pick<BeeperFacts, 'expectedURL' | 'found' | 'elsewhere' | 'owner'>> {
  const isHere = expectedURL === null || isLoopbackURL(expectedURL);
  const found = await findBeepersAt(expectedURL, { fetch, clock });
  const elsewhere =
    found.length === 0 && expectedURL !== null && isHere
      ? await ownBeepers(await findBeepersAt(null, { fetch, clock }), findListener)
      : [];
  const place = found[0]?.baseURL ?? expectedURL;
  const owner = place !== null && isHere ? (await findListener(place)).owner : null;
  return { expectedURL, found, elsewhere, owner };
}

/** Those that this user runs. */
async function ownBeepers(
  found: readonly FoundBeeper[],
  findListener: BeeperAccess['findListener'],
): Promise<FoundBeeper[]> {
  // SECURITY: nobody is sent to what another user's program answers.
  const owners = await Promise.all(found.map(({ baseURL }) => findListener(baseURL)));
  return found.filter((_beeper, index) => owners[index]?.owner === 'this-user');
}

/** What Beeper answers to the token, and by when it was there. */
export interface TriedToken {
  questioned: Questioned;
  /** By how much this computer's clock is ahead of Beeper's; null when Beeper does not tell. */
  skewMs: number | null;
}

export async function tryToken(
  { baseURL, token }: Pick<BeeperConnection, 'baseURL' | 'token'>,
  { clock, guardedFetch }: BeeperAccess,
  signal: AbortSignal,
): Promise<TriedToken> {
  let skewMs: number | null = null;
  const fetch: HTTPFetch = async (url, init) => {
    const answer = await guardedFetch(url, init);
    const theirs = Date.parse(answer.headers.get('date') ?? '');
    if (Number.isFinite(theirs)) skewMs ??= clock.now() - theirs;
    return answer;
  };
  const questioned = await askBeeper({ baseURL, token, fetch, clock, signal });
  return { questioned, skewMs };
}

/** What the token is worth, by what was answered to it. */
export function tokenUseOf({ bridgesFailure, introspection }: Questioned): TokenUse {
  if (introspection === null) return { failure: bridgesFailure, particulars: null };
  const { active, scope, exp } = introspection;
  return {
    failure: bridgesFailure,
    particulars: {
      isActive: active,
      scopes: scopesOf(scope),
      expiresAt: exp === undefined ? null : exp * 1_000,
    },
  };
}

const SETUP_LIMIT_MS = 2_000;

/**
 * What of Beeper's own setup is not done; asked without a token, as it answers anybody before somebody is
 * signed in. Null when it is done, or not known.
 */
export async function setupAt(
  baseURL: string,
  { clock, plainFetch: fetch }: BeeperAccess,
): Promise<BeeperFacts['setup']> {
  const asked = { baseURL, fetch, clock };
  const answer = await getAnonymously(asked, '/v1/app/setup', appSetupSchema, SETUP_LIMIT_MS);
  return answer.ok ? setupProblemOf(answer.value) : null;
}
