import { describe, expect, it } from 'vitest';
import { loginFlowListSchema } from '../../shared/api/bridge';
import { loginSessionSchema } from '../../shared/api/login-session';
import { initialLoginProcess, reduceLoginProcess } from './login-process-state';

/** What turns text around, and what nobody sees. */
const UNSEEN = ['\u202e', '\u2067', '\u200b', '\u206a', '\u{e0041}', '\u0007'];
const t = (text: string) => UNSEEN.join('') + text;
const unseenIn = (text: string) => UNSEEN.filter((sign) => text.includes(sign));

const start = initialLoginProcess({
  bridgeID: 'b',
  network: 'N',
  reconnects: null,
  expected: null,
  flowID: null,
});
const stageAfter = (session: object) => {
  const value = loginSessionSchema.parse({ loginSessionID: 's', status: 'x', ...session });
  const event = { type: 'session-created', result: { ok: true, value }, now: 0 } as const;
  return reduceLoginProcess(start, event).state.stage;
};

/** What is handed back to the bridge has to stay as it came; the window shows it without marks. */
const HANDED_BACK = ['id', 'stepID', 'options', 'pattern'];

/** Every text in a value but what is handed back. */
function allTexts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    HANDED_BACK.includes(key) ? [] : allTexts(inner),
  );
}

const shown = (value: unknown) =>
  // Not escaped, as JSON would have it.
  allTexts(value).join('\n');

describe('marks that turn text around', () => {
  const field = {
    id: t('id'),
    label: t('l'),
    placeholder: t('p'),
    description: t('d'),
    initialValue: t('v'),
    options: [t('o')],
  };

  it.each([
    ['a form', { type: 'user_input', fields: [field], attachments: [{ filename: t('f') }] }],
    ['an unknown step', { type: t('dance') }],
    ['an end', { type: 'complete', account: { accountID: 'a', status: 'x', network: t('n') } }],
  ])('of %s do not reach the window', (_what, step) => {
    const stage = stageAfter({ currentStep: { stepID: t('s'), instructions: t('i'), ...step } });
    expect(unseenIn(shown(stage))).toEqual([]);
  });

  it('of an error do not reach the window', () => {
    const stage = stageAfter({ status: 'failed', error: { code: t('C'), message: t('m') } });
    expect(unseenIn(shown(stage))).toEqual([]);
  });

  it('of a list of flows do not reach the window', () => {
    const { value } = loginFlowListSchema.parse({
      items: [{ id: t('a'), name: t('n'), description: t('d') }],
    });
    expect(unseenIn(shown(value))).toEqual([]);
    expect(value[0]?.id).toBe(t('a'));
  });
});
