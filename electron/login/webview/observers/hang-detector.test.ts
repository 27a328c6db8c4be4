import { expect, it } from 'vitest';
import { createManualClock } from '../../../testing/manual-clock';
import { createHangDetector, MISSED_PINGS } from './hang-detector';

const BEAT_MS = 1_000;
const HUNG_MS = (MISSED_PINGS + 1) * BEAT_MS;

function start() {
  const clock = createManualClock();
  const told: string[] = [];
  const answers: (() => void)[] = [];
  let answersAtOnce = true;
  const heartbeat = createHangDetector({
    clock,
    ask: () =>
      answersAtOnce ? Promise.resolve() : new Promise<void>((resolve) => answers.push(resolve)),
    onHung: () => told.push('hung'),
    onBack: () => told.push('back'),
  });
  return {
    clock,
    told,
    answers,
    heartbeat,
    hang: () => {
      answersAtOnce = false;
    },
  };
}

it('says nothing while the page answers, or answers late', async () => {
  const { clock, told, answers, hang } = start();
  await clock.advance(60_000);
  hang();
  await clock.advance(HUNG_MS - BEAT_MS);
  answers[0]?.();
  await clock.advance(HUNG_MS - BEAT_MS);
  expect(told).toEqual([]);
});

it('says once that a page hangs, and that it is back', async () => {
  const { clock, told, answers, hang } = start();
  hang();
  await clock.advance(HUNG_MS * 3);
  expect(told).toEqual(['hung']);
  expect(answers).toHaveLength(1);
  answers[0]?.();
  await clock.advance(0);
  expect(told).toEqual(['hung', 'back']);
});

it('starts anew with another document, and does not mind an answer of the last', async () => {
  const { clock, told, answers, heartbeat, hang } = start();
  hang();
  await clock.advance(HUNG_MS - BEAT_MS);
  heartbeat.reset();
  answers[0]?.();
  await clock.advance(HUNG_MS - BEAT_MS);
  expect(told).toEqual([]);
  await clock.advance(BEAT_MS);
  expect(told).toEqual(['hung']);
});

it('leaves no timer behind', () => {
  const { clock, heartbeat } = start();
  heartbeat.stop();
  expect(clock.pending()).toEqual([]);
});
