import { describe, expect, it } from 'vitest';
import { bridgeOfferFor, bridgeOffersFor } from './bridge-offer';
import { aBridge } from '../../shared/testing/fixtures';

describe('bridgeOfferFor', () => {
  it.each([
    ['available', false, true],
    ['available', true, true],
    ['connected', true, true],
    ['connected', false, false],
    ['limit_reached', true, false],
    ['temporarily_unavailable', true, false],
    ['disabled', true, false],
  ])('%s, several accounts: %s', (status, supportsMultipleAccounts, addable) => {
    const offer = bridgeOfferFor(aBridge({ status, supportsMultipleAccounts }));
    expect(offer.addable).toBe(addable);
    expect(offer.note === null).toBe(addable);
  });

  it('does not offer what cannot be read, and says why', () => {
    expect(bridgeOfferFor(aBridge({ status: 'available', unreadableField: 'id' }))).toMatchObject({
      addable: false,
      note: 'Bridgekeeper cannot read what Beeper says about it. The field “id” is not as expected.',
    });
  });

  it('prefers Beeper’s explanation', () => {
    const bridge = aBridge({ status: 'limit_reached', statusText: 'Upgrade to add more.' });
    expect(bridgeOfferFor(bridge).note).toBe('Upgrade to add more.');
  });

  it('shows an unknown status as it came, and leaves the decision to Beeper', () => {
    expect(bridgeOfferFor(aBridge({ status: 'paused' }))).toMatchObject({
      addable: true,
      note: 'Beeper reports a state Bridgekeeper does not know: “paused”.',
    });
    expect(bridgeOfferFor(aBridge({ status: 'paused', statusText: 'Soon.' })).note).toMatch(
      /“paused”. Soon.$/,
    );
  });
});

describe('bridgeOffersFor', () => {
  it('separates those that can be added from the others, each sorted by name', () => {
    const bridge = (displayName: string, status: string) => aBridge({ displayName, status });
    const { addable, others } = bridgeOffersFor([
      bridge('X', 'available'),
      bridge('Slack', 'disabled'),
      bridge('IRC', 'available'),
      bridge('Discord', 'limit_reached'),
    ]);
    expect(addable.map((offer) => offer.bridge.displayName)).toEqual(['IRC', 'X']);
    expect(others.map((offer) => offer.bridge.displayName)).toEqual(['Discord', 'Slack']);
  });
});
