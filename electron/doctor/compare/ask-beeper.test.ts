import { describe, expect, it, onTestFinished } from 'vitest';
import { startSimulator } from '../../../simulator/simulator';
import { httpFetch } from '../../beeper-api/http-fetch';
import { systemClock } from '../../platform/clock';
import { askBeeper } from './ask-beeper';

async function start() {
  const simulator = await startSimulator({ seed: 'healthy' });
  onTestFinished(() => simulator.stop());
  const { signal } = new AbortController();
  const ask = (over: { token?: string } = {}) =>
    askBeeper({
      baseURL: simulator.url,
      token: simulator.token,
      fetch: httpFetch,
      clock: systemClock,
      signal,
      ...over,
    });
  return { simulator, ask };
}

describe('askBeeper', () => {
  it('finds every answer of the simulator as expected, asked once for each bridge and login', async () => {
    const { simulator, ask } = await start();
    const { askAboutEach, introspection, bridgesFailure, ...first } = await ask();
    expect(first.reports).toHaveLength(6);
    const reports = [...first.reports, ...(await askAboutEach())];
    expect(reports.filter(({ misfits }) => misfits.length > 0)).toEqual([]);
    // Of RFC 8414's many fields few are read.
    const withMore = reports.filter(({ unknownFields }) => unknownFields.length > 0);
    expect(withMore.map(({ endpoint }) => endpoint)).toEqual([
      'GET /.well-known/oauth-authorization-server',
    ]);
    expect(withMore[0]?.unknownFields).not.toContain('?');
    // As an older Beeper, the simulator does not have this one.
    const failed = reports.filter(({ failures }) => failures.length > 0);
    expect(failed.map(({ endpoint }) => endpoint)).toEqual(['GET /v1/app/setup']);
    expect(reports.map(({ endpoint }) => endpoint)).toContain(
      'GET /v1/bridges/{bridgeID}/logins/{loginID}',
    );
    expect(bridgesFailure).toBeNull();
    expect(introspection?.active).toBe(true);
    const flows = reports.find(({ endpoint }) => endpoint.includes('flows'));
    expect(flows?.asked).toBeGreaterThan(3);
    // It only reads: introspection is a POST by its standard.
    const others = simulator.control.requests().filter(({ method }) => method !== 'GET');
    expect(others.map(({ path }) => path)).toEqual(['/oauth/introspect']);
  });

  it('reports what does not fit by its shape', async () => {
    const { simulator, ask } = await start();
    simulator.control.addFault({ kind: 'wrong-types', path: '/v1/bridges', field: 'status' });
    const { reports } = await ask();
    const bridges = reports.find(({ endpoint }) => endpoint === 'GET /v1/bridges');
    expect(bridges?.misfits.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['*.status', '*.accounts.*.status']),
    );
    simulator.control.addFault({ kind: 'html', path: '/v1/bridges' });
    const page = (await ask()).reports.find(({ endpoint }) => endpoint === 'GET /v1/bridges');
    expect(page?.misfits).toHaveLength(1);
  });

  it('tells a token that is refused, and one that no header can carry', async () => {
    const { ask } = await start();
    const refused = await ask({ token: 'simulator-wrong' });
    expect(refused.bridgesFailure).toBe('unauthorized');
    expect((await ask({ token: 'a\nb' })).bridgesFailure).toBe('unauthorized');
  });
});
