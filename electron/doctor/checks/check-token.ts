import type { Finding } from '../../../shared/model/check-up';
import type { TokenStorage } from '../../../shared/model/connection';
import {
  EXPIRES_SOON_HOW,
  expiresInText,
  EXPIRY_TEXT,
  SCOPES_TEXT,
  TOKEN_CHECK_TEXT as TEXT,
} from '../../../shared/strings/doctor';
import type { ApiErrorKind } from '../../beeper-api/errors';
import { mend, note, ok, unknown } from '../finding';

const DAY_MS = 24 * 3_600_000;
/** Long enough to connect again without haste. */
const SOON_MS = 7 * DAY_MS;

/** Where the token is, or why there is none. */
export type TokenState =
  | { kind: 'none' | 'demo' | 'demo-only' | 'waiting' | 'locked' | 'unreadable' }
  | { kind: 'there'; storage: TokenStorage };

/** What came of its use; null when it was not used. */
export interface TokenUse {
  /** Why the bridges were not had; null when they were. */
  failure: ApiErrorKind | null;
  /** What Beeper says of it; null when it says nothing. */
  particulars: {
    isActive: boolean;
    scopes: readonly string[] | null;
    expiresAt: number | null;
  } | null;
}

const WITHOUT_TOKEN: Record<Exclude<TokenState['kind'], 'there'>, Finding> = {
  none: mend(TEXT.none, TEXT.noneHow),
  demo: note(TEXT.demo),
  'demo-only': note(TEXT.demoOnly),
  waiting: mend(TEXT.waiting, TEXT.waitingHow),
  locked: mend(TEXT.locked, TEXT.lockedHow),
  unreadable: mend(TEXT.unreadable, TEXT.connectAgain),
};

/** Whether there is a token that Beeper accepts. */
export function checkToken(token: TokenState, use: TokenUse | null): Finding {
  if (token.kind !== 'there') return WITHOUT_TOKEN[token.kind];
  const how = token.storage === 'environment' ? TEXT.environmentHow : TEXT.connectAgain;
  if (use?.particulars?.isActive === false) return mend(TEXT.refused, how);
  switch (use?.failure) {
    case 'unauthorized':
      return mend(TEXT.refused, how);
    case 'forbidden':
      return mend(TEXT.noRead, how);
    case undefined:
    case 'unreachable':
    case 'timeout':
    case 'another-user':
      return unknown(TEXT.notAsked);
    default:
      return ok(TEXT.good);
  }
}

/** What it allows. @param stored what was noted when it was stored */
export function checkScopes(
  token: TokenState,
  use: TokenUse | null,
  stored: readonly string[] | null,
): Finding {
  if (!isUsable(token, use)) return unknown(TEXT.notNow);
  const scopes = use?.particulars?.scopes ?? stored;
  if (scopes === null) return note(SCOPES_TEXT.unknown);
  const mayWrite = scopes.includes('write');
  return mayWrite ? ok(SCOPES_TEXT.readWrite) : mend(SCOPES_TEXT.readOnly, SCOPES_TEXT.readOnlyHow);
}

/** Until when it lasts. @param now ms since the epoch */
export function checkExpiry(
  token: TokenState,
  use: TokenUse | null,
  stored: number | null,
  now: number,
): Finding {
  const expiresAt = use?.particulars?.expiresAt ?? stored;
  if (token.kind === 'there' && expiresAt !== null && expiresAt <= now) {
    return mend(EXPIRY_TEXT.over, TEXT.connectAgain);
  }
  if (!isUsable(token, use)) return unknown(TEXT.notNow);
  if (expiresAt === null) return ok(EXPIRY_TEXT.never);
  const left = expiresAt - now;
  return left < SOON_MS ? note(expiresInText(left), EXPIRES_SOON_HOW) : ok(expiresInText(left));
}

function isUsable(token: TokenState, use: TokenUse | null): boolean {
  return use !== null && token.kind === 'there' && checkToken(token, use).state === 'ok';
}
