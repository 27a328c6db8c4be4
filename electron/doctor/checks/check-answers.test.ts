import { describe, expect, it } from 'vitest';
import type { EndpointReport } from '../compare/ask-beeper';
import { checkAnswers, comparisonLines } from './check-answers';

const report = (over: Partial<EndpointReport> = {}): EndpointReport => ({
  endpoint: 'GET /v1/bridges',
  asked: 1,
  failures: [],
  misfits: [],
  unknownFields: [],
  ...over,
});
const misfit = { path: '*.status', expected: 'string', received: 'number', count: 3 };

describe('checkAnswers', () => {
  it('is fine when all fits; what an older Beeper lacks, or a token forbids, is no misfit', () => {
    expect(checkAnswers([report(), report({ unknownFields: ['new'] })])).toMatchObject({
      state: 'ok',
      what: 'All 2 that were asked for are as expected.',
    });
    expect(checkAnswers([report(), report({ failures: ['not-found'] })]).state).toBe('ok');
    expect(checkAnswers([report({ failures: ['unauthorized'] })]).state).toBe('unknown');
    expect(checkAnswers(null).state).toBe('unknown');
  });

  it('names each misfit by its shape', () => {
    expect(checkAnswers([report(), report({ misfits: [misfit] })])).toMatchObject({
      state: 'mend',
      what: '1 answer is not as expected.',
      details: ['GET /v1/bridges: *.status: number instead of string (3 times)'],
    });
  });

  it('names what was not answered well', () => {
    expect(checkAnswers([report({ failures: ['server'] })])).toMatchObject({
      state: 'mend',
      what: 'GET /v1/bridges: Something is wrong in Beeper Desktop.',
    });
  });
});

describe('comparisonLines', () => {
  it('has a line for each endpoint, and its fields below it', () => {
    expect(
      comparisonLines([
        report({ misfits: [misfit], unknownFields: ['*.colour'] }),
        report({ endpoint: 'GET /x', asked: 3 }),
        report({ endpoint: 'GET /y', failures: ['not-found'] }),
        report({ endpoint: 'GET /z', asked: 0 }),
      ]),
    ).toEqual([
      'GET /v1/bridges: not as expected',
      '  *.status: number instead of string (3 times)',
      '  *.colour: not known here',
      'GET /x (3 asked): as expected',
      'GET /y: this Beeper does not have it',
      'GET /z: not asked, as there is nothing to ask about',
    ]);
  });
});

it('does not bury the page under one odd answer', () => {
  const misfits = Array.from({ length: 300 }, (_, index) => ({ ...misfit, count: index }));
  const unknownFields = misfits.map(({ count }) => `*.field${count}`);
  const { details = [] } = checkAnswers([report({ misfits })]);
  expect([details.length, details.at(-1)]).toEqual([21, 'GET /v1/bridges: and 280 more']);
  expect(comparisonLines([report({ misfits, unknownFields })])).toHaveLength(43);
});
