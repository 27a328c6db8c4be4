import { describe, expect, it } from 'vitest';
import { wasCancelled } from '../../shared/model/login';
import type { ApiError } from '../beeper-api/errors';
import { stageOfApiError, failedStage, redactValues } from './login-errors';

const error = (over: Partial<ApiError>): ApiError => ({
  kind: 'server',
  message: 'Something broke',
  path: '/v1/bridges/{bridgeID}/login-sessions',
  ...over,
});

describe('failedStage', () => {
  it('has a sentence for a known code, and keeps the bridge’s words', () => {
    const stage = failedStage('FI.MAU.META_CHECKPOINT_ERROR', 'Confirm it is you');
    expect(stage.sentence).not.toContain('FI.MAU');
    expect(stage.detail).toBe('Confirm it is you');
  });

  it('shows the message of an unknown code, once', () => {
    const stage = failedStage('FI.MAU.NEW_PROBLEM', 'A new problem');
    const shown = `${stage.sentence} ${stage.detail ?? ''}`;
    expect(shown.split('A new problem')).toHaveLength(2);
  });

  it('shows a bridge’s words as one plain line', () => {
    const { sentence } = failedStage('FI.MAU.NEW_PROBLEM', 'Two\nlines \u202eturned');
    expect(sentence).toBe('Two lines turned');
  });

  it.each([['x'.repeat(100_000)], ['not a code'], ['<b>']])(
    'takes a text for no code, and has one sentence for it',
    (code) => {
      const stage = failedStage(code);
      expect(stage).toMatchObject({ code: 'unknown', isUnknown: false });
      expect(stage.sentence).toMatch(/did not say why/);
      expect(failedStage(code, 'y'.repeat(5_000_000)).sentence).toHaveLength(200);
    },
  );

  it('keeps the code of what nobody has words for', () => {
    const stage = failedStage('FI.MAU.NEW_PROBLEM', 'A new problem');
    expect(stage).toMatchObject({ code: 'FI.MAU.NEW_PROBLEM', isUnknown: true });
    expect(stage.next).toMatch(/^Start again/);
  });

  it.each(['FI.MAU.BRIDGE.LOGIN_CANCELLED', 'cancelled'])('%s was cancelled', (code) => {
    expect(wasCancelled(failedStage(code))).toBe(true);
    expect(wasCancelled(failedStage('expired'))).toBe(false);
  });

  it('explains that it ended without a reason', () => {
    expect(failedStage('unknown').sentence).toMatch(/did not say why/);
  });
});

describe('stageOfApiError', () => {
  it.each([
    ['not-found', 'session-gone'],
    ['gone', 'session-gone'],
    ['forbidden', 'forbidden'],
    ['unreachable', 'unreachable'],
    ['timeout', 'unreachable'],
    ['unauthorized', 'unauthorized'],
    ['rate-limited', 'rate-limited'],
    ['malformed', 'malformed'],
  ] as const)('%s fails as %s', (kind, code) => {
    expect(stageOfApiError(error({ kind })).code).toBe(code);
  });

  it('explains what to do about a refused token, and not that Beeper stopped answering', () => {
    const { sentence, next } = stageOfApiError(error({ kind: 'unauthorized' }));
    expect(sentence).toMatch(/no longer lets Bridgekeeper in/);
    expect(next).toMatch(/^Connect Bridgekeeper again/);
    expect(sentence).not.toMatch(/stopped/);
  });

  it('names the field of an answer that cannot be read', () => {
    const unread = error({ kind: 'malformed', field: 'currentStep.fields' });
    expect(stageOfApiError(unread).detail).toBe('currentStep.fields');
  });

  it('believes a bridge’s own code over the status it came with', () => {
    const refused = error({ kind: 'forbidden', code: 'FI.MAU.BRIDGE.TOO_MANY_LOGINS' });
    expect(stageOfApiError(refused).code).toBe('FI.MAU.BRIDGE.TOO_MANY_LOGINS');
  });
});

describe('redactValues', () => {
  it('leaves out whatever was entered', () => {
    expect(redactValues('No such user: bob, bob!', ['bob', '', ' '])).toBe('No such user: …, …!');
  });

  it('leaves no rest of a value that begins with another', () => {
    expect(redactValues('Barred: ab12345', ['ab', 'ab12345'])).toBe('Barred: …');
  });
});
