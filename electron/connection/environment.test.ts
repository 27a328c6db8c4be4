import { describe, expect, it } from 'vitest';
import { readEnvironment, takeEnvironment } from './environment';

const BEEPER = { BEEPER_ACCESS_TOKEN: 'secret', BEEPER_BASE_URL: 'http://127.0.0.1:23380/' };
const SIMULATED = { ...BEEPER, BEEPER_ACCESS_TOKEN: 'simulator-1' };
const DEMO_ONLY = { BRIDGEKEEPER_DEMO_ONLY: '1' };
const VERSION = '1.2.3';
const NOTHING = {
  demoOnly: false,
  startsWithDemo: false,
  token: null,
  baseURL: null,
  problem: null,
};

describe('readEnvironment', () => {
  it('takes address and token', () => {
    const expected = { ...NOTHING, baseURL: 'http://127.0.0.1:23380', token: 'secret' };
    expect(readEnvironment(BEEPER, [], VERSION)).toEqual(expected);
  });

  it('takes either alone, and trims what was pasted', () => {
    const token = readEnvironment({ BEEPER_ACCESS_TOKEN: ' secret\n' }, [], VERSION);
    expect(token).toEqual({ ...NOTHING, token: 'secret' });
    const address = readEnvironment({ BEEPER_BASE_URL: ' http://localhost:1 ' }, [], VERSION);
    expect(address).toEqual({ ...NOTHING, baseURL: 'http://localhost:1' });
  });

  it.each([{}, { BEEPER_ACCESS_TOKEN: ' ', BEEPER_BASE_URL: '' }])('is nothing in %j', (env) => {
    expect(readEnvironment(env, [], VERSION)).toEqual(NOTHING);
  });

  it.each(['ftp://x', 'nonsense', 'http://user:pass@host'])(
    'says that %s is no address, and sends the token nowhere else',
    (url) => {
      const read = readEnvironment({ ...BEEPER, BEEPER_BASE_URL: url }, [], VERSION);
      expect(read).toMatchObject({ token: null, baseURL: null });
      expect(read.problem).toContain('BEEPER_BASE_URL');
    },
  );

  it('starts with the demo when asked to', () => {
    const read = readEnvironment(BEEPER, ['electron', '.', '--demo'], VERSION);
    expect(read).toMatchObject({ startsWithDemo: true, token: 'secret', demoOnly: false });
  });

  it('never takes a real token where only the demo is allowed', () => {
    const demo = { demoOnly: true, startsWithDemo: true, token: null };
    expect(readEnvironment({ ...BEEPER, ...DEMO_ONLY }, [], VERSION)).toMatchObject(demo);
    expect(readEnvironment(DEMO_ONLY, [], VERSION)).toMatchObject(demo);
    expect(readEnvironment({ ...SIMULATED, ...DEMO_ONLY }, [], VERSION)).toMatchObject({
      demoOnly: true,
      startsWithDemo: false,
      token: 'simulator-1',
    });
  });
});

describe('a package of an unofficial runtime', () => {
  const version = '1.2.3-unofficial';

  it.each([
    ['nothing', {}, []],
    ['the environment', { BRIDGEKEEPER_DEMO_ONLY: '0' }, []],
    ['the command line', {}, ['--demo=no', '--unofficial-runtime']],
  ])('takes no real token, whatever %s says', (_who, env, argv) => {
    const read = readEnvironment({ ...BEEPER, ...env }, argv, version);
    expect(read).toMatchObject({ demoOnly: true, startsWithDemo: true, token: null });
  });

  it('takes a simulator’s', () => {
    const read = readEnvironment(SIMULATED, [], version);
    expect(read).toMatchObject({ demoOnly: true, startsWithDemo: false, token: 'simulator-1' });
  });
});

describe('takeEnvironment', () => {
  it('reads the same, and leaves no token for the programs that this one starts', () => {
    const env: Record<string, string | undefined> = { ...BEEPER, HOME: '/home/alice' };
    expect(takeEnvironment(env, [], VERSION)).toEqual(readEnvironment(BEEPER, [], VERSION));
    expect(Object.keys(env)).not.toContain('BEEPER_ACCESS_TOKEN');
    expect(env).toMatchObject({ HOME: '/home/alice' });
  });
});
