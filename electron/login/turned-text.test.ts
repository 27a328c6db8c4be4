import { describe, expect, it } from 'vitest';
import { loginFlowListSchema } from '../../shared/api/bridge';
import { loginSessionSchema } from '../../shared/api/login-session';
import { initialLoginProcess, reduceLoginProcess } from './login-process-state';

const TURN = '\u202e';
const t = (text: string) => `${TURN}${text}\u2067`;

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
const HANDED_BACK = ['id', 'stepID', 'options', 'pattern', 'type'];

const shown = (value: unknown) =>
  JSON.stringify(value, (key, inner: unknown) => (HANDED_BACK.includes(key) ? undefined : inner));

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
    expect(shown(stage)).not.toContain(TURN);
  });

  it('of an error do not reach the window', () => {
    const stage = stageAfter({ status: 'failed', error: { code: t('C'), message: t('m') } });
    expect(shown(stage)).not.toContain(TURN);
  });

  it('of a list of flows do not reach the window', () => {
    const { value } = loginFlowListSchema.parse({
      items: [{ id: t('a'), name: t('n'), description: t('d') }],
    });
    expect(shown(value)).not.toContain(TURN);
    expect(value[0]?.id).toBe(t('a'));
  });
});
