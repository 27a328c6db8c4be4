import type { ActiveConnection } from '../../../shared/model/connection';
import { CONNECTION_TEXT, TOKEN_STORAGE_FACTS } from '../../../shared/strings/settings';
import type { Fact } from '../../ui/fact';

type BeeperConnection = Extract<ActiveConnection, { kind: 'beeper' }>;

interface ConnectionFactsInput {
  active: BeeperConnection;
  /** BEEPER_BASE_URL decides the address. */
  addressFromEnvironment: boolean;
  /** When the token runs out, in the user's local time; null when nobody knows. */
  until: string | null;
}

/** What is known of the connection. */
export function connectionFacts({
  active,
  addressFromEnvironment,
  until,
}: ConnectionFactsInput): Fact[] {
  const storage = TOKEN_STORAGE_FACTS[active.tokenStorage];
  return [
    {
      label: CONNECTION_TEXT.address,
      value: active.baseURL,
      ...(addressFromEnvironment ? { note: CONNECTION_TEXT.addressFixed } : {}),
    },
    { label: CONNECTION_TEXT.token, value: storage.where, note: storage.meaning },
    { label: CONNECTION_TEXT.allows, value: allowedText(active) },
    { label: CONNECTION_TEXT.until, value: until ?? CONNECTION_TEXT.noEnd },
  ];
}

function allowedText({ scopes, canWrite }: BeeperConnection): string {
  if (!canWrite) return CONNECTION_TEXT.allowsWatching;
  return scopes === null ? CONNECTION_TEXT.allowsUnknown : CONNECTION_TEXT.allowsAll;
}
