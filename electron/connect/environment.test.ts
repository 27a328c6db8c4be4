import { describe, expect, it } from 'vitest';
import { connectionFrom } from './connection';

const BEEPER = { BEEPER_ACCESS_TOKEN: 'secret', BEEPER_BASE_URL: 'http://127.0.0.1:23380' };
const SIMULATED = { ...BEEPER, BEEPER_ACCESS_TOKEN: 'simulator-1' };
const DEMO_ONLY = { BRIDGEKEEPER_DEMO_ONLY: '1' };

describe('connectionFrom', () => {
  it('takes address and token from the environment', () => {
    const connection = { kind: 'beeper', baseURL: 'http://127.0.0.1:23380', token: 'secret' };
    expect(connectionFrom(BEEPER, [])).toEqual(connection);
  });

  it('assumes Beeper’s own address, and trims what was pasted', () => {
    expect(connectionFrom({ BEEPER_ACCESS_TOKEN: ' secret\n' }, [])).toEqual({
      kind: 'beeper',
      baseURL: 'http://localhost:23373',
      token: 'secret',
    });
  });

  it.each([{}, { BEEPER_ACCESS_TOKEN: ' ' }])('is none without a token: %j', (env) => {
    expect(connectionFrom(env, [])).toEqual({ kind: 'none', trouble: null });
  });

  it.each(['ftp://x', 'nonsense', 'http://user:pass@host'])('says that %s is no address', (url) => {
    const { kind, ...rest } = connectionFrom({ ...BEEPER, BEEPER_BASE_URL: url }, []);
    expect(kind).toBe('none');
    expect(JSON.stringify(rest)).toContain('BEEPER_BASE_URL');
  });

  it('is the demo when asked for', () => {
    expect(connectionFrom(BEEPER, ['electron', '.', '--demo'])).toEqual({ kind: 'demo' });
  });

  it('never uses a real token where only the demo is allowed', () => {
    expect(connectionFrom({ ...BEEPER, ...DEMO_ONLY }, [])).toEqual({ kind: 'demo' });
    expect(connectionFrom(DEMO_ONLY, [])).toEqual({ kind: 'demo' });
    expect(connectionFrom({ ...SIMULATED, ...DEMO_ONLY }, [])).toMatchObject({ kind: 'beeper' });
  });
});
