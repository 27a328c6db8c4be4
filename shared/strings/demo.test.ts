import { describe, expect, it } from 'vitest';
import { flowsOf } from '../../simulator/logins/catalogue';
import { CODES } from '../../simulator/logins/codes';
import { buildSeed } from '../../simulator/seed';
import { PASSWORD, USERS } from '../../simulator/sites/people';
import { DEMO_BEEPER_STATES } from '../model/demo';
import {
  DEMO_BEEPER_TEXT,
  DEMO_ENTRIES,
  DEMO_SIGN_INS,
  SCENARIO_EFFECTS,
  scenarioName,
  type DemoScenarioKind,
} from './demo';

it('tells the states of the demo’s Beeper apart', () => {
  const names = DEMO_BEEPER_STATES.map((state) => DEMO_BEEPER_TEXT[state].name);
  expect(new Set(names).size).toBe(DEMO_BEEPER_STATES.length);
});

it('names a scene after the network it is about', () => {
  expect(scenarioName('action-required', 'WhatsApp')).toBe('WhatsApp needs me');
  expect(scenarioName('disconnected', 'Signal')).toBe('Signal loses touch');
  const kinds = Object.keys(SCENARIO_EFFECTS) as DemoScenarioKind[];
  expect(new Set(kinds.map((kind) => scenarioName(kind, 'X'))).size).toBe(kinds.length);
});

describe('what is said of signing in', () => {
  const demoTypes = new Set(buildSeed('sign-in').map(({ type }) => type));

  it.each(DEMO_SIGN_INS)('$step is asked for by bridges of the demo', ({ types }) => {
    for (const type of types) {
      expect(demoTypes, type).toContain(type);
      expect(flowsOf(type).length, type).toBeGreaterThan(0);
    }
  });

  it('leaves out no network of the demo but the lab', () => {
    const named = new Set(DEMO_SIGN_INS.flatMap(({ types }) => types));
    expect([...demoTypes].filter((type) => !named.has(type))).toEqual(['lab']);
  });

  it('names what the demo’s networks take', () => {
    const { telegram, slackEmail, slack2fa, xPin, x2fa, discordToken } = CODES;
    const told = DEMO_ENTRIES.map(({ value }) => value).join('\n');
    const taken = [PASSWORD, ...Object.values(USERS)];
    for (const entry of [...taken, telegram, slackEmail, slack2fa, xPin, x2fa, discordToken]) {
      expect(told).toContain(entry);
    }
  });
});
