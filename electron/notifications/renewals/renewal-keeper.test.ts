import { describe, expect, it } from 'vitest';
import { account } from '../../testing/fixtures';
import { SIGN_IN, startRenewalRun } from './testing/renewal-run';

const DAY_MS = 24 * 60 * 60_000;
const WELL = { a: 'connected' };

describe('the keeper of renewals', () => {
  it('tells once, also across a restart', () => {
    const run = startRenewalRun();
    run.keeper().signedIn({ ...SIGN_IN, endsAt: 30 * DAY_MS }, []);
    expect(run.poll(WELL)).toEqual([]);
    run.wait(27 * DAY_MS);
    expect(run.poll(WELL)).toEqual(['a']);
    expect([...run.keeper().told()]).toEqual(['a']);
    run.restart();
    expect(run.poll(WELL)).toEqual([]);
    expect([...run.keeper().told()]).toEqual(['a']);
  });

  it('begins anew with the next sign-in, and forgets one that nothing is known of', () => {
    const run = startRenewalRun();
    run.keeper().signedIn({ ...SIGN_IN, endsAt: 30 * DAY_MS }, []);
    run.wait(28 * DAY_MS);
    run.poll(WELL);
    run.keeper().signedIn({ ...SIGN_IN, endsAt: 90 * DAY_MS }, []);
    expect([...run.keeper().told()]).toEqual([]);
    expect(run.keeper().renewals()).toMatchObject([{ accountID: 'a', endsAt: 90 * DAY_MS }]);
    run.keeper().signedIn(SIGN_IN, []);
    expect(run.keeper().renewals()).toEqual([]);
  });

  it('finds the accounts that appear only after a sign-in that named nobody', () => {
    const run = startRenewalRun();
    const signIn = { ...SIGN_IN, accountID: null, accountsBefore: new Set(['old']) };
    run.keeper().signedIn({ ...signIn, endsAt: 30 * DAY_MS }, [account({ accountID: 'old' })]);
    expect(run.keeper().renewals()).toEqual([]);
    run.wait(15_000);
    run.poll({ old: 'connected', new: 'connecting' });
    expect(run.keeper().renewals()).toMatchObject([{ accountID: 'new', endsAt: 30 * DAY_MS }]);
    run.wait(60 * 60_000);
    run.poll({ old: 'connected', new: 'connected', another: 'connected' });
    run.poll({ old: 'connected', new: 'connected', another: 'connected' });
    expect(run.keeper().renewals()).toHaveLength(1);
  });

  it('says to its listeners what has changed, and saves only that', () => {
    const run = startRenewalRun();
    const heard: number[] = [];
    run.keeper().onRenewals((renewals) => heard.push(renewals.filter((one) => one.isDue).length));
    run.poll(WELL);
    run.keeper().signedIn({ ...SIGN_IN, endsAt: 30 * DAY_MS }, []);
    run.poll(WELL);
    run.poll(WELL);
    expect([heard, run.saves()]).toEqual([[0], 1]);
    run.wait(27 * DAY_MS);
    run.poll({ a: 'disconnected' });
    expect([heard, run.saves()]).toEqual([[0, 1], 1]);
    run.wait(3 * DAY_MS);
    run.poll(WELL);
    expect([heard, run.saves()]).toEqual([[0, 1, 0], 1]);
    run.wait(DAY_MS);
    run.poll(WELL);
    expect([heard, run.saves(), run.stored().size]).toEqual([[0, 1, 0], 2, 0]);
  });

  it('forgets with the account', () => {
    const run = startRenewalRun();
    run.keeper().signedIn({ ...SIGN_IN, endsAt: 30 * DAY_MS }, []);
    run.keeper().forget(new Set(['a']));
    expect([run.keeper().renewals(), run.stored().size]).toEqual([[], 0]);
  });
});
