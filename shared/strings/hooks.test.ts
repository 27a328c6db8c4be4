import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { CommandOutcome, WebhookOutcome } from '../model/hooks';
import { commandOutcomeText, confirmDetail, waitingText, webhookOutcomeText } from './hooks';

it('shows a command whole, in lines that fit a screen, however it is written', () => {
  const text = fc
    .array(fc.oneof(fc.string({ maxLength: 300 }), fc.constant('x'.repeat(500))), { maxLength: 6 })
    .map((words) => words.join(' '));
  fc.assert(
    fc.property(text, (command) => {
      const shown = confirmDetail(command).split('\n').slice(0, -2);
      expect(shown.join('')).toBe(command);
      expect(shown.every((line) => [...line].length <= 71)).toBe(true);
    }),
  );
});

it.each<[CommandOutcome, string]>([
  [{ kind: 'ok' }, 'It ran well, a moment ago.'],
  [{ kind: 'failed', exitCode: 3, output: '' }, 'It failed, a moment ago (exit code 3).'],
  [
    { kind: 'failed', exitCode: 3, output: 'no voice' },
    'It failed, a moment ago (exit code 3): no voice',
  ],
  [{ kind: 'killed', signal: 'SIGKILL' }, 'It was ended from outside, a moment ago (SIGKILL).'],
  [
    { kind: 'not-started', code: 'ENOENT' },
    'It could not be started, a moment ago: there is no such program.',
  ],
  [{ kind: 'not-started', code: 'EMFILE' }, 'It could not be started, a moment ago: EMFILE.'],
])('a program’s end %j reads: %s', (outcome, text) => {
  expect(commandOutcomeText(outcome, 'a moment ago')).toBe(text);
});

it.each<[WebhookOutcome, string]>([
  [{ kind: 'ok' }, 'Sent, a moment ago.'],
  [
    { kind: 'refused', status: 503, answer: '' },
    'ntfy.example did not take it, a moment ago (error 503).',
  ],
  [
    { kind: 'refused', status: 503, answer: 'busy' },
    'ntfy.example did not take it, a moment ago (error 503): busy',
  ],
  [
    { kind: 'unreachable', code: 'ECONNREFUSED' },
    'ntfy.example could not be reached, a moment ago: nothing answers there.',
  ],
  [
    { kind: 'unreachable', code: 'EPROTO' },
    'ntfy.example could not be reached, a moment ago (EPROTO).',
  ],
  [{ kind: 'unreachable', code: 'unknown' }, 'ntfy.example could not be reached, a moment ago.'],
  [
    { kind: 'certificate', code: 'CERT_HAS_EXPIRED' },
    'ntfy.example could not prove that it is the real one, a moment ago (CERT_HAS_EXPIRED). Nothing was sent.',
  ],
])('what came of sending %j reads: %s', (outcome, text) => {
  expect(webhookOutcomeText(outcome, 'a moment ago', 'ntfy.example')).toBe(text);
});

it('counts the alerts that wait', () => {
  expect(waitingText(1)).toBe('One alert is waiting to be sent.');
  expect(waitingText(100)).toBe('100 alerts are waiting to be sent.');
});
