import { describe, expect, it } from 'vitest';
import type { LoginFlow } from '../../shared/api/bridge';
import { loginSessionSchema, stepSchema, type LoginSession } from '../../shared/api/login-session';
import type { LoginStage } from '../../shared/model/login';
import type { ApiError, Result } from '../beeper-api/errors';
import { initialLoginProcess, isOver, reduceLoginProcess, SESSION_MS } from './login-process-state';
import type { LoginEvent, LoginProcessState } from './login-process-types';
import type { ResolvedTarget } from './login-target';

const TARGET: ResolvedTarget = {
  bridgeID: 'b',
  network: 'WhatsApp',
  reconnects: null,
  expected: null,
  flowID: null,
};
const QR: LoginFlow = { id: 'qr', name: 'QR code', description: '' };
const PHONE: LoginFlow = { id: 'phone', name: 'Phone', description: '' };

const session = (
  currentStep?: LoginSession['currentStep'],
  over: Partial<LoginSession> = {},
): LoginSession => ({
  bridgeID: 'b',
  loginSessionID: 's',
  status: 'waiting_for_input',
  ...(currentStep === undefined ? {} : { currentStep }),
  ...over,
});
const FORM = session({ type: 'user_input', stepID: 'code', fields: [{ id: 'code' }] });
const SCAN = session({
  type: 'display_and_wait',
  stepID: 'scan',
  display: { type: 'qr', data: 'first' },
});
const NEXT_SCAN = session({
  type: 'display_and_wait',
  stepID: 'scan',
  display: { type: 'qr', data: 'second' },
});
const SITE = session({ type: 'cookies', stepID: 'site', url: 'https://x.example/', fields: [] });
const DONE = session(undefined, { status: 'complete' });
const FAILED = session(undefined, {
  status: 'failed',
  error: { code: 'FI.MAU.X', message: 'No' },
});
const ok = <T>(value: T): Result<T> => ({ ok: true, value });
const flows = (readable: LoginFlow[], ...unreadable: string[]) =>
  ok({
    value: readable,
    misfits: unreadable.map((path) => ({ path, expected: 'string', received: 'number' })),
  });
const failed = (
  kind: ApiError['kind'],
  over: Partial<ApiError> = {},
): { ok: false; error: ApiError } => ({
  ok: false,
  error: { message: 'It said no', path: '/', ...over, kind },
});

const START = initialLoginProcess(TARGET);
const reduce = (state: LoginProcessState, ...events: LoginEvent[]) =>
  events.reduce((before, event) => reduceLoginProcess(before, event).state, state);
const created = (value: LoginSession): LoginEvent => ({
  type: 'session-created',
  result: ok(value),
  now: 1_000,
});
const accepted = (value: LoginSession): LoginEvent => ({
  type: 'submit-answered',
  outcome: { kind: 'accepted', session: value },
});
const refreshed = (result: Result<LoginSession>): LoginEvent => ({
  type: 'session-refreshed',
  result,
});
const displayed = (result: Result<LoginSession>): LoginEvent => ({
  type: 'display-answered',
  result,
});
const scanStage: Extract<LoginStage, { kind: 'display' }> = {
  kind: 'display',
  stepID: 'scan',
  display: { type: 'qr', name: 'qr', data: 'first', picture: { state: 'none' } },
  instructions: null,
  since: 0,
  problem: null,
};

/** One state for each stage, as the events lead to it. */
const STATES = {
  starting: START,
  choosing: reduce(START, { type: 'flows-listed', result: flows([QR, PHONE]) }),
  pending: reduce(START, created(session())),
  form: reduce(START, created(FORM)),
  submitting: reduce(START, created(FORM), {
    type: 'form-submitted',
    stepID: 'code',
    fields: [['code', '1']],
  }),
  display: reduce(START, created(SCAN), { type: 'step-updated', stage: scanStage }),
  cookies: reduce(START, created(SITE)),
  complete: reduce(START, created(DONE)),
  failed: reduce(START, created(FAILED)),
  ended: reduce(START, created(FORM), { type: 'ended' }),
} satisfies Record<string, LoginProcessState>;
type StateName = keyof typeof STATES;

const SUBMIT: LoginEvent = { type: 'form-submitted', stepID: 'code', fields: [['code', '1']] };
const NOT_ACCEPTED: LoginEvent = {
  type: 'submit-answered',
  outcome: { kind: 'not-accepted', problem: 'Again' },
};
const OVER: LoginEvent = {
  type: 'submit-answered',
  outcome: { kind: 'over', error: failed('gone').error },
};
const FINISH = ['stop-step', 'stop-expiry', 'log', 'end-session'];
const SILENT: string[] = [];

/** What each event leads to in each state: the kind of the stage after it, and the effects. */
const TABLE: [StateName, string, LoginEvent, LoginStage['kind'], string[]][] = [
  ['starting', 'a start', { type: 'started' }, 'starting', ['list-flows']],
  [
    'starting',
    'one flow',
    { type: 'flows-listed', result: flows([QR]) },
    'starting',
    ['create-session'],
  ],
  [
    'starting',
    'no flows',
    { type: 'flows-listed', result: flows([]) },
    'starting',
    ['create-session'],
  ],
  [
    'starting',
    'flows unknown to the bridge',
    { type: 'flows-listed', result: failed('not-found') },
    'starting',
    ['create-session'],
  ],
  [
    'starting',
    'two flows',
    { type: 'flows-listed', result: flows([QR, PHONE]) },
    'choose-flow',
    SILENT,
  ],
  [
    'starting',
    'flows that cannot be read',
    { type: 'flows-listed', result: failed('unreachable') },
    'failed',
    FINISH,
  ],
  [
    'starting',
    'one flow of two that can be read',
    { type: 'flows-listed', result: flows([QR], 'items.1.id') },
    'choose-flow',
    ['log-misfits'],
  ],
  [
    'starting',
    'no flow that can be read',
    { type: 'flows-listed', result: flows([], 'items.0.id') },
    'starting',
    ['log-misfits', 'create-session'],
  ],
  [
    'starting',
    'a step that cannot be read',
    created(loginSessionSchema.parse({ ...FORM, currentStep: { type: 'user_input' } })),
    'unreadable-step',
    ['watch-expiry', 'log-misfits', 'log', 'stop-step'],
  ],
  [
    'starting',
    'a refused session',
    { type: 'session-created', result: failed('forbidden'), now: 0 },
    'failed',
    FINISH,
  ],
  ['starting', 'a form', created(FORM), 'user-input', ['watch-expiry', 'log', 'stop-step']],
  [
    'starting',
    'a display',
    created(SCAN),
    'starting',
    ['watch-expiry', 'log', 'stop-step', 'start-display'],
  ],
  [
    'starting',
    'a cookies step',
    created(SITE),
    'starting',
    ['watch-expiry', 'log', 'stop-step', 'start-cookies'],
  ],
  [
    'starting',
    'a session with no step yet',
    created(session()),
    'starting',
    ['watch-expiry', 'stop-step', 'refresh-later'],
  ],
  [
    'choosing',
    'a choice',
    { type: 'flow-chosen', flowID: 'phone' },
    'starting',
    ['create-session'],
  ],
  ['choosing', 'a strange choice', { type: 'flow-chosen', flowID: 'x' }, 'choose-flow', SILENT],
  ['form', 'a choice too late', { type: 'flow-chosen', flowID: 'qr' }, 'user-input', SILENT],
  [
    'pending',
    'still nothing',
    refreshed(ok(session())),
    'starting',
    ['stop-step', 'refresh-later'],
  ],
  ['pending', 'its first step', refreshed(ok(FORM)), 'user-input', ['log', 'stop-step']],
  ['pending', 'no answer', refreshed(failed('timeout')), 'starting', ['refresh-later']],
  ['pending', 'the end of its session', refreshed(failed('gone')), 'failed', FINISH],
  ['form', 'a submit', SUBMIT, 'user-input', ['submit-form']],
  ['form', 'a submit of another step', { ...SUBMIT, stepID: 'x' }, 'user-input', SILENT],
  ['submitting', 'a second submit', SUBMIT, 'user-input', SILENT],
  ['submitting', 'the same form again', accepted(FORM), 'user-input', ['log', 'stop-step']],
  ['submitting', 'a submit that did not arrive', NOT_ACCEPTED, 'user-input', SILENT],
  ['submitting', 'the end of its session', OVER, 'failed', FINISH],
  [
    'submitting',
    'a completion',
    accepted(DONE),
    'complete',
    ['log', 'mark-session-ended', ...FINISH, 'report-complete'],
  ],
  ['submitting', 'a failure', accepted(FAILED), 'failed', ['log', ...FINISH]],
  [
    'submitting',
    'a cancellation elsewhere',
    accepted(session(undefined, { status: 'cancelled' })),
    'failed',
    ['log', ...FINISH],
  ],
  [
    'submitting',
    'a step it does not know',
    accepted(session(stepSchema.parse({ type: 'dance', stepID: '1' }))),
    'unknown-step',
    ['log', 'stop-step'],
  ],
  ['display', 'the same display', displayed(ok(SCAN)), 'display', SILENT],
  ['display', 'a display anew', displayed(ok(NEXT_SCAN)), 'display', ['log', 'refresh-display']],
  ['display', 'no answer', displayed(failed('unreachable')), 'display', SILENT],
  ['display', 'the end of its session', displayed(failed('gone')), 'failed', FINISH],
  ['display', 'a form', displayed(ok(FORM)), 'user-input', ['log', 'stop-step']],
  [
    'display',
    'no step for now',
    displayed(ok(session())),
    'display',
    ['stop-step', 'refresh-later'],
  ],
  ['cookies', 'a submit that did not arrive', NOT_ACCEPTED, 'starting', ['allow-retry']],
  ['cookies', 'the next step', accepted(FORM), 'user-input', ['log', 'stop-step']],
  ['form', 'its expiry', { type: 'expired' }, 'failed', FINISH],
  ['form', 'an error of the program', { type: 'crashed' }, 'failed', FINISH],
  [
    'form',
    'an end from outside',
    { type: 'ended' },
    'user-input',
    ['stop-expiry', 'stop-step', 'end-session'],
  ],
];

describe('reduceLoginProcess', () => {
  it.each(TABLE)('%s, then %s', (name, _what, event, stage, effects) => {
    const next = reduceLoginProcess(STATES[name], event);
    expect(next.state.stage.kind).toBe(stage);
    expect(next.effects.map(({ type }) => type)).toEqual(effects);
  });

  const EVENTS = [...new Map(TABLE.map(([, , event]) => [event.type, event])).values()];
  it.each(['complete', 'failed', 'ended'] as const)('%s: nothing changes any more', (name) => {
    expect(isOver(STATES[name])).toBe(true);
    for (const event of [...EVENTS, created(FORM)].filter(({ type }) => type !== 'ended')) {
      expect(reduceLoginProcess(STATES[name], event)).toEqual({ state: STATES[name], effects: [] });
    }
  });

  it.each(['complete', 'failed'] as const)('%s: ending still ends the session', (name) => {
    const { effects } = reduceLoginProcess(STATES[name], { type: 'ended' });
    expect(effects).toContainEqual({ type: 'end-session' });
  });

  it('creates the session with the flow in use and the account to reconnect', () => {
    const expected = { accountID: 'a', loginID: 'l', network: 'WhatsApp', displayName: null };
    const state = initialLoginProcess({ ...TARGET, expected, flowID: 'qr' });
    const { effects } = reduceLoginProcess(state, { type: 'started' });
    const start = { flowID: 'qr', accountID: 'a', loginID: 'l' };
    expect(effects).toEqual([{ type: 'create-session', start }]);
  });

  it('gives a session half an hour, and none once it is over', () => {
    expect(STATES.form.expiresAt).toBe(1_000 + SESSION_MS);
    expect(STATES.complete.expiresAt).toBeNull();
    expect(STATES.failed.expiresAt).toBeNull();
  });

  it('sends of what was entered only what the step asked for', () => {
    const fields = [
      ['code', '1'],
      ['extra', '2'],
    ] as const;
    const { effects } = reduceLoginProcess(STATES.form, { ...SUBMIT, fields });
    expect(effects).toEqual([{ type: 'submit-form', stepID: 'code', fields: { code: '1' } }]);
  });

  it('counts the rounds of a form that is asked again', () => {
    expect(reduce(STATES.submitting, accepted(FORM)).stage).toMatchObject({
      round: 2,
      isSubmitting: false,
    });
  });

  it('names what of a step or of the flows cannot be read, until the next answer', () => {
    const odd = { ...FORM, currentStep: { ...FORM.currentStep, instructions: 7 } };
    const state = reduce(START, created(loginSessionSchema.parse(odd)));
    expect(state).toMatchObject({
      stage: { kind: 'user-input', instructions: null },
      unreadableParts: ['currentStep.instructions'],
    });
    expect(reduce(state, accepted(FORM)).unreadableParts).toEqual([]);
    const listed = reduce(START, { type: 'flows-listed', result: flows([QR], 'items.1.id') });
    expect(listed.unreadableParts).toEqual(['items.1.id']);
  });

  it('sends fields by names that every object has', () => {
    const ids = ['__proto__', 'constructor', ''];
    const odd = session({ type: 'user_input', stepID: 'code', fields: ids.map((id) => ({ id })) });
    const fields = ids.map((id) => [id, 'x'] as const);
    const { effects } = reduceLoginProcess(reduce(START, created(odd)), { ...SUBMIT, fields });
    const body = JSON.stringify(effects[0]?.type === 'submit-form' ? effects[0].fields : null);
    expect(body).toBe('{"__proto__":"x","constructor":"x","":"x"}');
  });

  it('opens the site that the login led to, for a code of several networks', () => {
    const error = { code: 'FI.MAU.META_CHECKPOINT_ERROR', message: '' };
    const checkpoint = accepted({ ...session(), status: 'failed', error });
    expect(reduce(STATES.cookies, checkpoint).stage).toMatchObject({
      remedy: { kind: 'open-network', origin: 'https://x.example' },
    });
    expect(reduce(STATES.form, checkpoint).stage).toMatchObject({ remedy: { origin: null } });
  });

  it('was cancelled, rather than failed, when somebody ended it at Beeper', () => {
    const { state, effects } = reduceLoginProcess(
      STATES.form,
      accepted({ ...session(), status: 'cancelled' }),
    );
    expect(state.stage).toMatchObject({ kind: 'failed', code: 'cancelled' });
    expect(effects).toContainEqual({ type: 'log', line: 'cancelled' });
  });

  it('offers a form once more when it did not arrive', () => {
    expect(reduce(STATES.submitting, NOT_ACCEPTED).stage).toMatchObject({
      round: 1,
      isSubmitting: false,
      problem: 'Again',
    });
  });

  it('starts a display anew when the session was pending in between', () => {
    const pending = reduce(STATES.display, displayed(ok(session())));
    const { effects } = reduceLoginProcess(pending, refreshed(ok(SCAN)));
    expect(effects.map(({ type }) => type)).toEqual(['log', 'stop-step', 'start-display']);
  });

  it('logs codes and kinds of steps, never words of the bridge', () => {
    const { effects } = reduceLoginProcess(STATES.submitting, accepted(FAILED));
    const lines = effects.flatMap((effect) => (effect.type === 'log' ? [effect.line] : []));
    expect(lines).toEqual(['step failed', 'failed (FI.MAU.X)']);
  });
});

it('ends with what a bridge said as it broke, once it has forgotten the login', () => {
  const said = { code: 'M_UNKNOWN', message: 'unexpected Google error 5' };
  const broken = reduce(STATES.display, displayed(failed('server', said)));
  expect(broken.stage.kind).toBe('display');
  expect(reduce(broken, displayed(failed('not-found'))).stage).toMatchObject({
    kind: 'failed',
    code: said.code,
    sentence: said.message,
  });
  for (const answer of [SCAN, NEXT_SCAN]) {
    const again = reduce(broken, displayed(ok(answer)), displayed(failed('not-found')));
    expect(again.stage).toMatchObject({ kind: 'failed', code: 'session-gone' });
  }
});
