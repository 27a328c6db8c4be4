import { describe, expect, it } from 'vitest';

import { planLaunch } from './program.mjs';

const OFFICIAL = { path: '/electron', version: '45.4.1', official: true };
const UNOFFICIAL = { path: '/electron', version: '33.4.11', official: false };
const TOKEN = { BEEPER_ACCESS_TOKEN: 'secret', BEEPER_BASE_URL: 'http://localhost:1', LANG: 'C' };
const FACTS = { runtime: OFFICIAL, trusted: false, root: false, args: ['--demo'], env: TOKEN };

describe('planLaunch', () => {
  it('hands the environment and the arguments on under the official Electron', () => {
    const launch = planLaunch(FACTS);
    expect(launch.env).toEqual(TOKEN);
    expect(launch.args.slice(1)).toEqual(['--demo']);
    expect(launch.notes).toEqual([]);
  });

  it('hides the token from an unofficial Electron and notes why', () => {
    const launch = planLaunch({ ...FACTS, runtime: UNOFFICIAL });
    expect(launch.env).toEqual({ LANG: 'C', BRIDGEKEEPER_DEMO_ONLY: '1' });
    expect(launch.notes.join()).toContain('--unofficial-runtime');
    expect(TOKEN.BEEPER_ACCESS_TOKEN).toBe('secret');
  });

  it('lets an unofficial Electron meet a simulator, as npm run simulator suggests', () => {
    const env = { ...TOKEN, BEEPER_ACCESS_TOKEN: 'simulator-1' };
    const launch = planLaunch({ ...FACTS, env, runtime: UNOFFICIAL });
    expect(launch.env).toEqual({ ...env, BRIDGEKEEPER_DEMO_ONLY: '1' });
  });

  it('trusts an unofficial Electron when its user says so', () => {
    const launch = planLaunch({ ...FACTS, runtime: UNOFFICIAL, trusted: true });
    expect(launch.env).toEqual(TOKEN);
  });

  it('gives up the sandbox for root alone, and notes it', () => {
    expect(planLaunch(FACTS).args).not.toContain('--no-sandbox');
    const launch = planLaunch({ ...FACTS, root: true });
    expect(launch.args[0]).toBe('--no-sandbox');
    expect(launch.notes.join()).toContain('root');
  });
});
