import { describe, expect, it } from 'vitest';
import { ACCOUNT_STATUSES, severityOf } from '../../../shared/model/account-status';
import { DEMO_STATUSES, inStableOrder, scenariosFor, statusChoices } from './scenarios';
import { anAccount } from '../../../shared/testing/fixtures';

const whatsapp = anAccount({ accountID: 'w', network: 'WhatsApp' });
const signal = anAccount({ accountID: 's', network: 'Signal' });
const slack = anAccount({ accountID: 'k', network: 'Slack' });
const x = anAccount({ accountID: 'x', network: 'X' });

const scenarioOf = (kind: string, accounts: readonly (typeof x)[]) =>
  scenariosFor(accounts).find((scenario) => scenario.kind === kind);

describe('the states to choose from', () => {
  it('are all that Beeper is known to send, and an unknown one', () => {
    expect([...DEMO_STATUSES].sort()).toEqual([...ACCOUNT_STATUSES, 'hibernating'].sort());
    expect(severityOf('hibernating')).toBe('unknown');
  });

  it('include the current one, known or not', () => {
    expect(statusChoices('disabled')).toEqual(DEMO_STATUSES);
    expect(statusChoices('odd')).toEqual(['odd', ...DEMO_STATUSES]);
  });
});

it('lists accounts by network, then by account, whatever their state', () => {
  const second = anAccount({ accountID: 'k2', network: 'Slack', status: 'disconnected' });
  expect(inStableOrder([x, second, whatsapp, slack])).toEqual([slack, second, whatsapp, x]);
});

describe('scenariosFor', () => {
  it('has WhatsApp need its user and Signal lose touch', () => {
    const accounts = [slack, whatsapp, signal];
    expect(scenarioOf('action-required', accounts)).toMatchObject({
      network: 'WhatsApp',
      changes: [{ accountID: 'w', status: 'reconnect_required' }],
    });
    expect(scenarioOf('disconnected', accounts)).toMatchObject({
      network: 'Signal',
      changes: [{ accountID: 's', status: 'disconnected' }],
    });
  });

  it('makes do with another account where these are gone', () => {
    expect(scenarioOf('action-required', [x, slack])).toMatchObject({ network: 'Slack' });
  });

  it('has three accounts need their user, each in another way', () => {
    const { changes } = scenarioOf('several', [whatsapp, signal, slack, x]) ?? { changes: [] };
    expect(changes).toHaveLength(3);
    expect(new Set(changes.map(({ accountID }) => accountID)).size).toBe(3);
    expect(new Set(changes.map(({ status }) => status)).size).toBe(3);
    for (const { status } of changes) expect(severityOf(status)).toBe('action-required');
    expect(scenarioOf('several', [x])).toBeUndefined();
  });

  it('keeps to the same accounts while their order changes', () => {
    expect(scenariosFor([whatsapp, slack, x])).toEqual(scenariosFor([x, slack, whatsapp]));
  });

  it('makes every account well', () => {
    expect(scenarioOf('healthy', [whatsapp, x])?.changes).toEqual([
      { accountID: 'w', status: 'connected' },
      { accountID: 'x', status: 'connected' },
    ]);
  });

  it('has nothing to play without an account', () => {
    expect(scenariosFor([])).toEqual([]);
  });
});
