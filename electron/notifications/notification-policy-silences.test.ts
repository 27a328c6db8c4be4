import { describe, expect, it } from 'vitest';
import { NO_SILENCES, type AccountSilence, type Silences } from '../../shared/model/silences';
import { simulatePolls } from './testing/snapshot-polls';

const snoozed: Silences = { ...NO_SILENCES, snooze: { since: 0, until: null } };
const quiet: Silences = { ...NO_SILENCES, quietUntil: 1 };
const silenced = (kind: AccountSilence['kind']): Silences => ({
  ...NO_SILENCES,
  accounts: [{ accountID: 'a', kind, since: 0, until: null }],
});

function start() {
  const polls = simulatePolls();
  polls.poll({ a: 'connected', b: 'connected' });
  return polls;
}

describe('what is silenced', () => {
  it.each([
    ['snoozed', snoozed],
    ['quiet-hours', quiet],
    ['muted', silenced('muted')],
    ['acknowledged', silenced('acknowledged')],
  ] as const)('is held back once as %s, and told when that is over', (reason, silences) => {
    const { poll, wish } = start();
    wish({ silences });
    expect(poll({ a: 'reconnect_required', b: 'connected' })).toEqual([`a silent: ${reason}`]);
    expect(poll({ a: 'reconnect_required', b: 'connected' })).toEqual([]);
    wish({ silences: NO_SILENCES });
    expect(poll({ a: 'reconnect_required', b: 'connected' })).toEqual([
      'a action-required: after-silence',
    ]);
    expect(poll({ a: 'reconnect_required', b: 'connected' })).toEqual([]);
  });

  it('is told after a restart too', () => {
    const first = start();
    first.wish({ silences: snoozed });
    first.poll({ a: 'reconnect_required', b: 'connected' });
    const second = simulatePolls(first.memory());
    second.wish({ silences: snoozed });
    expect(second.poll({ a: 'reconnect_required' })).toEqual(['a silent: snoozed']);
    second.wish({ silences: NO_SILENCES });
    expect(second.poll({ a: 'reconnect_required' })).toEqual(['a action-required: after-silence']);
  });

  it.each([snoozed, quiet])('does not concern an important account', (silences) => {
    const { poll, wish } = start();
    wish({ silences, importantAccounts: ['a'] });
    expect(poll({ a: 'reconnect_required', b: 'reconnect_required' })).toEqual([
      'a action-required: at-once',
      `b silent: ${silences === quiet ? 'quiet-hours' : 'snoozed'}`,
    ]);
  });

  it('concerns an important account that is muted itself', () => {
    const { poll, wish } = start();
    wish({ silences: silenced('muted'), importantAccounts: ['a'] });
    expect(poll({ a: 'reconnect_required', b: 'connected' })).toEqual(['a silent: muted']);
  });

  it('is told to be back when it was put off after it had been told', () => {
    const { poll, wish } = start();
    poll({ a: 'reconnect_required', b: 'connected' });
    wish({ silences: silenced('acknowledged') });
    expect(poll({ a: 'attention_required', b: 'connected' })).toEqual(['a silent: acknowledged']);
    expect(poll({ a: 'connected', b: 'connected' })).toEqual(['a recovered: well-again']);
  });
});

describe('what passed meanwhile', () => {
  it('is said in one line at the end of a snooze, also of what had been told before it', () => {
    const { poll, wish, backAgain, notified } = start();
    poll({ a: 'reconnect_required', b: 'connected' });
    wish({ silences: snoozed });
    poll({ a: 'reconnect_required', b: 'reconnect_required' });
    expect(poll({ a: 'connected', b: 'connected' })).toEqual([
      'a silent: snoozed',
      'b silent: snoozed',
    ]);
    expect(backAgain).toEqual([]);
    wish({ silences: NO_SILENCES });
    expect(poll({ a: 'connected', b: 'connected' })).toEqual([]);
    poll({ a: 'connected', b: 'connected' });
    expect(backAgain).toEqual(['a', 'b']);
    expect(notified()).toHaveLength(1);
  });

  it('is said when the screen is unlocked; a problem is told at once all the same', () => {
    const { poll, wish, backAgain } = start();
    wish({ isAway: true });
    expect(poll({ a: 'reconnect_required', b: 'connected' })).toEqual([
      'a action-required: at-once',
    ]);
    expect(poll({ a: 'connected', b: 'connected' })).toEqual(['a silent: away']);
    wish({ isAway: false });
    poll({ a: 'connected', b: 'connected' });
    expect(backAgain).toEqual(['a']);
  });

  it('is not said of a muted account, nor of one that fell again', () => {
    const { poll, wish, backAgain } = start();
    wish({ silences: silenced('muted') });
    poll({ a: 'reconnect_required', b: 'connected' });
    poll({ a: 'connected', b: 'connected' });
    wish({ silences: snoozed });
    poll({ a: 'connected', b: 'reconnect_required' });
    poll({ a: 'connected', b: 'connected' });
    wish({ silences: NO_SILENCES });
    expect(poll({ a: 'connected', b: 'reconnect_required' })).toEqual([
      'b action-required: at-once',
    ]);
    poll({ a: 'connected', b: 'reconnect_required' });
    expect(backAgain).toEqual([]);
  });
});
