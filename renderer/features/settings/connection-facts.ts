import type { ActiveConnection } from '../../../shared/model/connection';
import { CONNECTION_TEXT, KEPT_TEXT } from '../../../shared/strings/settings';
import type { Fact } from '../../ui/fact';

type BeeperCurrent = Extract<ActiveConnection, { kind: 'beeper' }>;

interface Known {
  current: BeeperCurrent;
  /** BEEPER_BASE_URL decides the address. */
  addressFromEnvironment: boolean;
  /** When the token runs out, in the user's local time; null when nobody knows. */
  until: string | null;
}

/** What is known of the connection. */
export function connectionFacts({ current, addressFromEnvironment, until }: Known): Fact[] {
  const kept = KEPT_TEXT[current.tokenStorage];
  return [
    {
      label: CONNECTION_TEXT.address,
      value: current.baseURL,
      ...(addressFromEnvironment ? { note: CONNECTION_TEXT.addressFixed } : {}),
    },
    { label: CONNECTION_TEXT.token, value: kept.where, note: kept.means },
    { label: CONNECTION_TEXT.allows, value: allowed(current) },
    { label: CONNECTION_TEXT.until, value: until ?? CONNECTION_TEXT.noEnd },
  ];
}

function allowed({ scopes, canWrite }: BeeperCurrent): string {
  if (!canWrite) return CONNECTION_TEXT.allowsWatching;
  return scopes === null ? CONNECTION_TEXT.allowsUnknown : CONNECTION_TEXT.allowsAll;
}
