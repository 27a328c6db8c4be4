import { expect, it } from 'vitest';
import { createManualClock } from '../../../testing/manual-clock';
import { createHangDetector, MISSED_PINGS } from './hang-detector';

const PING_MS = 1_000;
const HUNG_MS = (MISSED_PINGS + 1) * PING_MS;

function start() {
  const clock = createManualClock();
  const reported: string[] = [];
  const answers: (() => void)[] = [];
  let answersAtOnce = true;
  const detector = createHangDetector({
    clock,
    ping: () =>
      answersAtOnce ? Promise.resolve() : new Promise<void>((resolve) => answers.push(resolve)),
    onHung: () => reported.push('hung'),
    onRecovered: () => reported.push('recovered'),
  });
  return {
    clock,
    reported,
    answers,
    detector,
    hang: () => {
      answersAtOnce = false;
    },
  };
}

it('reports nothing while the page answers, or answers late', async () => {
  const { clock, reported, answers, hang } = start();
  await clock.advance(60_000);
  hang();
  await clock.advance(HUNG_MS - PING_MS);
  answers[0]?.();
  await clock.advance(HUNG_MS - PING_MS);
  expect(reported).toEqual([]);
});

it('reports once that a page hangs, and that it has recovered', async () => {
  const { clock, reported, answers, hang } = start();
  hang();
  await clock.advance(HUNG_MS * 3);
  expect(reported).toEqual(['hung']);
  expect(answers).toHaveLength(1);
  answers[0]?.();
  await clock.advance(0);
  expect(reported).toEqual(['hung', 'recovered']);
});

it('starts anew with another document, and ignores an answer of the last', async () => {
  const { clock, reported, answers, detector, hang } = start();
  hang();
  await clock.advance(HUNG_MS - PING_MS);
  detector.reset();
  answers[0]?.();
  await clock.advance(HUNG_MS - PING_MS);
  expect(reported).toEqual([]);
  await clock.advance(PING_MS);
  expect(reported).toEqual(['hung']);
});

it('leaves no timer behind', () => {
  const { clock, detector } = start();
  detector.stop();
  expect(clock.pending()).toEqual([]);
});
