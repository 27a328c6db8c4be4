import { z } from 'zod';
import type { NotificationDecision } from '../../shared/model/notification-decision';
import type { AccountState } from '../../shared/model/snapshot';
import type { NotificationSpec } from '../notifications/notification-content';

/** The version of what other programs are told; it grows when something is renamed or goes. */
export const HOOK_VERSION = 1;

const accountSchema = z.object({
  accountID: z.string(),
  network: z.string(),
  name: z.string().nullable(),
  status: z.string(),
});

/** What other programs are told of one alert; docs/hook.schema.json describes it. No secrets. */
export const hookAlertSchema = z.object({
  version: z.literal(HOOK_VERSION),
  /** The same each time this alert is sent, so that one that arrives twice can be told. */
  id: z.string(),
  kind: z.string(),
  reason: z.string().nullable(),
  title: z.string(),
  body: z.string(),
  /** ISO 8601, UTC. */
  time: z.string(),
  accounts: z.array(accountSchema),
});

export type HookAlert = z.output<typeof hookAlertSchema>;

/** A notification, with what it is about. */
export interface NotifiedAlert {
  spec: Pick<NotificationSpec, 'category' | 'accountIDs' | 'title' | 'body'>;
  /** Of the same round. */
  decisions: readonly NotificationDecision[];
  accounts: readonly AccountState[];
}

/**
 * What other programs are told of a notification; null for a hint, which is about the program.
 * @param now ms since the epoch
 */
export function hookAlertOf(
  { spec, decisions, accounts }: NotifiedAlert,
  id: string,
  now: number,
): HookAlert | null {
  if (spec.category === 'hint') return null;
  const told = decisions.find(
    ({ accountID, notify }) => notify && spec.accountIDs.includes(accountID),
  );
  const byID = new Map(accounts.map((account) => [account.accountID, account]));
  return {
    version: HOOK_VERSION,
    id,
    kind: spec.category,
    reason: told?.reason ?? null,
    title: spec.title,
    body: spec.body,
    time: new Date(now).toISOString(),
    accounts: spec.accountIDs
      .map((accountID) => byID.get(accountID))
      .filter((account) => account !== undefined)
      .map(({ accountID, network, displayName, status }) => ({
        accountID,
        network,
        name: displayName,
        status,
      })),
  };
}
