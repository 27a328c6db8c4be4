import { NO_SILENCES, type Silences } from '../../../../shared/model/silences';
import { account, goodSnapshot } from '../../../testing/fixtures';
import { createRenewalKeeper } from '../renewal-keeper';
import type { RenewalWishes } from '../renewal-policy';
import type { SignIn, SignInEnds } from '../sign-in-ends';

/** A sign-in of the account `a` that nothing else is known of. */
export const SIGN_IN: Omit<SignIn, 'at'> = {
  bridgeID: 'local-whatsapp',
  accountID: 'a',
  loginID: null,
  endsAt: null,
  accountsBefore: new Set(),
};

/** A keeper on a clock that the test sets, with what it saves. */
export function startRenewalRun(remembered: SignInEnds = new Map(), startAt = 0) {
  let now = startAt;
  let stored = remembered;
  let saves = 0;
  let wishes = { isWanted: true, isAway: false };
  let silences: Silences = NO_SILENCES;
  const start = () =>
    createRenewalKeeper({
      clock: { now: () => now, setTimeout: () => () => undefined },
      memory: {
        remembered: stored,
        save(ends) {
          saves += 1;
          // Through a file, as in a real run.
          stored = new Map(Object.entries(JSON.parse(JSON.stringify(Object.fromEntries(ends)))));
          return Promise.resolve();
        },
      },
    });
  let keeper = start();
  const wishesNow = (): RenewalWishes => ({
    settings: { renewal: wishes.isWanted },
    importantAccounts: [],
    removing: new Set(),
    silences,
    isAway: wishes.isAway,
  });
  return {
    keeper: () => keeper,
    now: () => now,
    wait: (ms: number) => void (now += ms),
    /** The program ends and starts again. */
    restart: () => void (keeper = start()),
    wish: (next: typeof wishes) => void (wishes = next),
    silence: (next: Silences) => void (silences = next),
    /** A poll that finds these statuses, by account; the IDs of those that are told. */
    poll(statuses: Record<string, string>) {
      const accounts = Object.entries(statuses).map(([accountID, status]) =>
        account({ accountID, status }),
      );
      return keeper
        .evaluate(goodSnapshot(accounts), wishesNow())
        .filter(({ notify }) => notify)
        .map(({ accountID }) => accountID);
    },
    saves: () => saves,
    stored: () => stored,
  };
}
