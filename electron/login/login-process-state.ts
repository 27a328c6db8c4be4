import type { LoginFlow } from '../../shared/api/bridge';
import type { LoginSession, StartLogin } from '../../shared/api/login-session';
import type { Misfit, TolerantValue } from '../../shared/api/tolerant';
import type { FieldEntries } from '../../shared/model/login';
import type { Result } from '../beeper-api/errors';
import { finish } from './login-ending';
import { failedStage, stageOfApiError } from './login-errors';
import type {
  LoginEffect,
  LoginEvent,
  LoginProcessState,
  LoginTransition,
} from './login-process-types';
import { endsSession, isSaidByBridge, type SubmitOutcome } from './login-session';
import type { ResolvedTarget } from './login-target';
import { originOf } from './webview/page-url';
import { plainText } from '../../shared/util/plain-text';
import {
  instructionsOf,
  loginResult,
  parseSession,
  signedInIDs,
  unreadablePartsOf,
  userInputStage,
  type NextStep,
} from './session-parser';

/** A login session lives this long on Beeper's side. */
export const SESSION_MS = 30 * 60_000;

/** A login process before its first event. */
export function initialLoginProcess(target: ResolvedTarget): LoginProcessState {
  return {
    target,
    stage: { kind: 'starting' },
    flowID: target.flowID,
    expiresAt: null,
    lastSession: '',
    lastError: null,
    unreadableParts: [],
    runningDisplay: null,
    site: null,
    isEnded: false,
  };
}

/** Whether the login can go no further: complete, failed, or ended from outside. */
export function isOver({ stage, isEnded }: LoginProcessState): boolean {
  return isEnded || stage.kind === 'complete' || stage.kind === 'failed';
}

/** The state after an event, and what to do about it. Only `ended` counts once a login is over. */
export function reduceLoginProcess(state: LoginProcessState, event: LoginEvent): LoginTransition {
  if (event.type === 'ended') {
    const effects: LoginEffect[] = [
      { type: 'stop-expiry' },
      { type: 'stop-step' },
      { type: 'end-session' },
    ];
    return { state: { ...state, isEnded: true, runningDisplay: null }, effects };
  }
  if (isOver(state)) return { state, effects: [] };
  switch (event.type) {
    case 'started':
      return state.flowID === null
        ? { state, effects: [{ type: 'list-flows' }] }
        : createSession(state, state.flowID);
    case 'flows-listed':
      return onFlows(state, event.result);
    case 'flow-chosen':
      return onFlowChosen(state, event.flowID);
    case 'session-created':
      return onCreated(state, event.result, event.now);
    case 'session-refreshed':
      return onRefreshed(state, event.result);
    case 'display-answered':
      return onDisplayAnswered(state, event.result);
    case 'form-submitted':
      return onFormSubmitted(state, event.stepID, event.fields);
    case 'submit-answered':
      return onSubmitAnswered(state, event.outcome);
    case 'step-updated':
      return { state: { ...state, stage: event.stage }, effects: [] };
    case 'expired':
      return finish(state, failedStage('expired'));
    case 'crashed':
      return finish(state, failedStage('unknown'));
  }
}

function onFlows(
  state: LoginProcessState,
  result: Result<TolerantValue<LoginFlow[]>>,
): LoginTransition {
  // A bridge that lists no flows has a default one.
  if (!result.ok && result.error.kind !== 'not-found') {
    return finish(state, stageOfApiError(result.error));
  }
  const { value: flows, misfits } = result.ok ? result.value : { value: [], misfits: [] };
  const log = logMisfits(misfits);
  const unreadableParts = misfits.map(({ path }) => path);
  // One that cannot be read may be the one that the user wants: the others are not chosen for them.
  if (flows.length > 1 || (flows.length === 1 && unreadableParts.length > 0)) {
    return {
      state: { ...state, unreadableParts, stage: { kind: 'choose-flow', flows } },
      effects: log,
    };
  }
  const { state: next, effects } = createSession(state, flows[0]?.id ?? null);
  return { state: next, effects: [...log, ...effects] };
}

function logMisfits(misfits: readonly Misfit[]): LoginEffect[] {
  return misfits.length === 0 ? [] : [{ type: 'log-misfits', misfits }];
}

function onFlowChosen(state: LoginProcessState, flowID: string): LoginTransition {
  const { stage } = state;
  if (stage.kind !== 'choose-flow' || !stage.flows.some(({ id }) => id === flowID)) {
    return { state, effects: [] };
  }
  return createSession({ ...state, stage: { kind: 'starting' } }, flowID);
}

function createSession(state: LoginProcessState, flowID: string | null): LoginTransition {
  const { expected } = state.target;
  const start: StartLogin = {
    ...(flowID === null ? {} : { flowID }),
    ...(expected === null ? {} : { accountID: expected.accountID }),
    ...(expected === null || expected.loginID === null ? {} : { loginID: expected.loginID }),
  };
  return { state: { ...state, flowID }, effects: [{ type: 'create-session', start }] };
}

function onCreated(
  state: LoginProcessState,
  result: Result<LoginSession>,
  now: number,
): LoginTransition {
  if (!result.ok) return finish(state, stageOfApiError(result.error));
  const expiresAt = now + SESSION_MS;
  const { state: next, effects } = acceptAnswer({ ...state, expiresAt }, result.value);
  return { state: next, effects: [{ type: 'watch-expiry', expiresAt }, ...effects] };
}

function onRefreshed(state: LoginProcessState, result: Result<LoginSession>): LoginTransition {
  if (result.ok) return acceptAnswer(state, result.value);
  return endsSession(result.error)
    ? finish(state, stageOfApiError(result.error))
    : { state, effects: [{ type: 'refresh-later' }] };
}

function onDisplayAnswered(
  state: LoginProcessState,
  result: Result<LoginSession>,
): LoginTransition {
  if (result.ok) {
    const isNew = JSON.stringify(result.value) !== state.lastSession;
    return isNew
      ? acceptAnswer(state, result.value)
      : { state: { ...state, lastError: null }, effects: [] };
  }
  const { error } = result;
  if (!endsSession(error)) {
    return { state: isSaidByBridge(error) ? { ...state, lastError: error } : state, effects: [] };
  }
  // A bridge forgets a login that broke, and only then said why.
  const isGone = error.kind === 'not-found' || error.kind === 'gone';
  return finish(state, stageOfApiError(isGone ? (state.lastError ?? error) : error));
}

function onFormSubmitted(
  state: LoginProcessState,
  stepID: string,
  entered: FieldEntries,
): LoginTransition {
  const { stage } = state;
  if (stage.kind !== 'user-input' || stage.stepID !== stepID || stage.isSubmitting) {
    return { state, effects: [] };
  }
  // Only what the step asked for is sent, whatever the window sent.
  const asked = new Set(stage.fields.map(({ id }) => id));
  const fields = Object.fromEntries(entered.filter(([id]) => asked.has(id)));
  return {
    state: { ...state, stage: { ...stage, isSubmitting: true, problem: null } },
    effects: [{ type: 'submit-form', stepID, fields }],
  };
}

function onSubmitAnswered(state: LoginProcessState, outcome: SubmitOutcome): LoginTransition {
  const { stage } = state;
  if (outcome.kind === 'accepted') return acceptAnswer(state, outcome.session);
  if (outcome.kind === 'over') return finish(state, stageOfApiError(outcome.error));
  const { problem } = outcome;
  if (stage.kind === 'user-input') {
    return { state: { ...state, stage: { ...stage, isSubmitting: false, problem } }, effects: [] };
  }
  return { state, effects: [{ type: 'allow-retry', problem }] };
}

/** An answer to what was sent counts even when it repeats the step: then it is asked again. */
function acceptAnswer(state: LoginProcessState, session: LoginSession): LoginTransition {
  const next = parseSession(session);
  const received = {
    ...state,
    lastSession: JSON.stringify(session),
    lastError: null,
    unreadableParts: unreadablePartsOf(session),
  };
  const { state: entered, effects } = enterStep(received, next);
  const log: LoginEffect[] =
    next.kind === 'pending' ? [] : [{ type: 'log', line: `step ${next.kind}` }];
  return { state: entered, effects: [...logMisfits(session.misfits ?? []), ...log, ...effects] };
}

function enterStep(state: LoginProcessState, next: NextStep): LoginTransition {
  const leaving = { ...state, runningDisplay: null };
  const stop: LoginEffect = { type: 'stop-step' };
  switch (next.kind) {
    case 'user-input':
      return {
        state: { ...leaving, stage: userInputStage(next.step, state.stage) },
        effects: [stop],
      };
    case 'display': {
      const { step } = next;
      if (state.runningDisplay === step.stepID) {
        return { state, effects: [{ type: 'refresh-display', step }] };
      }
      return {
        state: { ...state, runningDisplay: step.stepID },
        effects: [stop, { type: 'start-display', step }],
      };
    }
    case 'cookies':
      return {
        state: { ...leaving, site: originOf(next.step.url) || state.site },
        effects: [stop, { type: 'start-cookies', step: next.step }],
      };
    case 'unknown-step': {
      const type = plainText(next.step.type);
      const instructions = instructionsOf(next.step['instructions']);
      return {
        state: { ...leaving, stage: { kind: 'unknown-step', type, instructions } },
        effects: [stop],
      };
    }
    case 'unreadable-step': {
      const { field } = next;
      return { state: { ...leaving, stage: { kind: 'unreadable-step', field } }, effects: [stop] };
    }
    case 'pending':
      return { state: leaving, effects: [stop, { type: 'refresh-later' }] };
    case 'complete':
      return complete(state, next);
    case 'failed':
      return finish(state, failedStage(next.code, next.message));
    case 'cancelled':
      return finish(state, failedStage('cancelled'));
  }
}

function complete(
  state: LoginProcessState,
  { signedIn, instructions }: Extract<NextStep, { kind: 'complete' }>,
): LoginTransition {
  const { expected, network } = state.target;
  const result = loginResult(signedIn, expected, network);
  const finished = finish(state, { kind: 'complete', ...result, instructions });
  return {
    state: finished.state,
    effects: [
      { type: 'mark-session-ended' },
      ...finished.effects,
      { type: 'report-complete', signedIn: signedInIDs(signedIn, expected, result.replaced) },
    ],
  };
}
