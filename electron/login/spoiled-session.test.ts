import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loginSessionSchema } from '../../shared/api/login-session';
import { parseSession, unreadablePartsOf } from './session-parser';

const SESSION = { bridgeID: 'b', loginSessionID: 's' };
const FORM = {
  ...SESSION,
  status: 'waiting_for_input',
  currentStep: {
    type: 'user_input',
    stepID: 'u',
    instructions: 'Enter both.',
    fields: [
      { id: 'name', label: 'Name', optional: false, placeholder: 'Alice' },
      { id: 'team', type: 'select', options: ['red', 'blue'], pattern: '^.*$', initialValue: '' },
      { id: 'code', type: 'token', description: 'Six digits' },
    ],
    attachments: [{ type: 'm.image', info: { w: 1, h: 1 } }],
  },
};
const COOKIES = {
  ...SESSION,
  status: 'waiting_for_cookies',
  currentStep: {
    type: 'cookies',
    stepID: 'c',
    url: 'https://example.com/',
    userAgent: 'Mozilla/5.0',
    extractJS: '({})',
    expectedFinalURLRegex: '.*',
    fields: [
      { id: 'xs', required: true, sources: [{ type: 'cookie', name: 'xs' }, { type: 'special' }] },
      { id: 'token', pattern: '^x', sources: [{ type: 'request_header', name: 'Auth' }] },
      { id: 'old', type: 'cookie', name: 'old' },
    ],
  },
};
const DISPLAY = {
  ...SESSION,
  status: 'waiting_for_display',
  currentStep: {
    type: 'display_and_wait',
    stepID: 'd',
    display: { type: 'qr', data: '2@abc' },
    instructions: 'Scan it.',
  },
};
const KINDS = new Map<object, string>([
  [FORM, 'user-input'],
  [COOKIES, 'cookies'],
  [DISPLAY, 'display'],
]);

type Path = readonly (string | number)[];

/** Every place in a value but the whole. */
function pathsIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return path.length === 0 ? [] : [path];
  const inner = Object.entries(value).flatMap(([key, part]) =>
    pathsIn(part, [...path, Array.isArray(value) ? Number(key) : key]),
  );
  return path.length === 0 ? inner : [path, ...inner];
}

const MISSING = Symbol('missing');
const PLANTED = 'planted-5e1f';
const SPOILS = [MISSING, null, 7, PLANTED, [PLANTED], { at: PLANTED }, PLANTED.repeat(100_000)];

function spoiled(value: unknown, [step, ...rest]: Path, by: unknown): unknown {
  if (step === undefined) return by;
  const entries = Object.entries(value as object).flatMap(([key, part]) => {
    if (key !== String(step)) return [[key, part] as const];
    const inner = spoiled(part, rest, by);
    return inner === MISSING ? [] : [[key, inner] as const];
  });
  return Array.isArray(value) ? entries.map(([, part]) => part) : Object.fromEntries(entries);
}

const spoiledSession = fc.constantFrom(FORM, COOKIES, DISPLAY).chain((whole) =>
  fc.record({
    whole: fc.constant(whole),
    path: fc.constantFrom(...pathsIn(whole)),
    by: fc.constantFrom(...SPOILS),
  }),
);

describe('a session with one thing spoiled', () => {
  it('is shown as far as it can be, or its step is named: nobody waits for ever', () => {
    fc.assert(
      fc.property(spoiledSession, ({ whole, path, by }) => {
        const session = loginSessionSchema.parse(spoiled(whole, path, by));
        const { kind } = parseSession(session);
        const isStepGone = path.join() === 'currentStep' && (by === MISSING || by === null);
        const isOtherType = path.join('.') === 'currentStep.type';
        if (isStepGone) expect(kind).toBe('pending');
        else if (isOtherType) expect(kind).toMatch(/^(unknown|unreadable)-step$/);
        else expect([KINDS.get(whole), 'unreadable-step']).toContain(kind);
      }),
      { numRuns: 2_000 },
    );
  });

  it('keeps every field and source that is not the spoiled one', () => {
    fc.assert(
      fc.property(spoiledSession, ({ whole, path, by }) => {
        const [, list, place] = path;
        fc.pre(whole !== DISPLAY && list === 'fields' && typeof place === 'number');
        const { currentStep } = loginSessionSchema.parse(spoiled(whole, path, by));
        const others = (whole as typeof FORM).currentStep.fields.filter((_, at) => at !== place);
        expect((currentStep as { fields?: unknown }).fields).toEqual(
          expect.arrayContaining(others),
        );
      }),
      { numRuns: 1_000 },
    );
  });

  it('names the place and never the value', () => {
    fc.assert(
      fc.property(spoiledSession, ({ whole, path, by }) => {
        const session = loginSessionSchema.parse(spoiled(whole, path, by));
        expect(JSON.stringify(session.misfits ?? [])).not.toContain(PLANTED);
        for (const part of unreadablePartsOf(session)) {
          expect(part.startsWith(path.join('.')) || path.join('.').startsWith(part)).toBe(true);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
