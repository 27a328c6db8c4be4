import { expect, it } from 'vitest';
import { httpFetch } from '../beeper-api/http-fetch';
import { simulators } from '../../simulator/testing';
import { systemClock } from '../platform/clock';
import { explainProblem } from './setup-problem';

const start = simulators();

async function explain(kind: 'bad-token' | 'no-browser', state: string | null) {
  const simulator = await start();
  if (state !== null) {
    simulator.control.addFault({ kind: 'json', path: '/v1/app/setup', body: { state } });
  }
  const signal = new AbortController().signal;
  const options = { fetch: httpFetch, clock: systemClock, baseURL: simulator.url, signal };
  const problem = await explainProblem({ kind, detail: 'no' }, options);
  return { problem, requests: simulator.control.requests() };
}

it.each([
  ['needs-login', { kind: 'signed-out', detail: null }],
  ['needs-verification', { kind: 'getting-ready', detail: null }],
  ['ready', { kind: 'bad-token', detail: 'no' }],
  ['something-new', { kind: 'bad-token', detail: 'no' }],
  [null, { kind: 'bad-token', detail: 'no' }],
])('a Beeper whose setup is %s: %j', async (state, expected) => {
  const { problem, requests } = await explain('bad-token', state);
  expect(problem).toEqual(expected);
  expect(requests).toMatchObject([{ path: '/v1/app/setup', authorized: false }]);
});

it('is not asked about what it cannot explain', async () => {
  const { problem, requests } = await explain('no-browser', 'needs-login');
  expect([problem.kind, requests]).toEqual(['no-browser', []]);
});
