import type { CookiesStep, DisplayStep, SubmitStep } from '../../shared/api/login-session';
import { NOTHING_PASTED, type LoginStage } from '../../shared/model/login';
import type { Region } from '../../shared/model/webview';
import { endedBecause, HAND_OVER_TEXT } from '../../shared/strings/hand-over';
import { plainText } from '../../shared/util/plain-text';
import { createMisfitLog } from '../beeper-api/misfit-log';
import type {
  LoginEffect,
  LoginEvent,
  LoginProcess,
  LoginProcessOptions,
} from './login-process-types';
import { initialLoginProcess, isOver, reduceLoginProcess } from './login-process-state';
import { createLoginSessionClient } from './login-session';
import { createLoginSites } from './login-sites';
import type { ResolvedTarget } from './login-target';
import { earliestEnd } from './capture/sign-in-end';
import { reportText } from './report/report-text';
import { answerOf, sendingOf } from './report/submit-answer';
import { createTrace } from './report/trace';
import type { CapturedFields, CookiesStepRunner } from './steps/cookies-step-types';
import type { StepEnd } from './steps/hand-over-step';
import { runDisplayStep, type DisplayStepRunner } from './steps/display-step';

/** Timers stand still while the computer sleeps, so the time that is left is checked again. */
const EXPIRY_CHECK_MS = 30_000;
/** Between polls of a session that has no step yet. */
const PENDING_POLL_MS = 2_000;

interface Options extends LoginProcessOptions {
  id: string;
  target: ResolvedTarget;
  onChange: () => void;
}

type UserInputStage = Extract<LoginStage, { kind: 'user-input' }>;

type RunningStep =
  | { kind: 'display'; runner: DisplayStepRunner }
  /** `given` are the values of the cookies that the step brings along. */
  | { kind: 'cookies'; runner: CookiesStepRunner; url: string; given: readonly string[] };

/** Starts a login process. Every way out of it ends the session on Beeper's side. */
export function startLoginProcess(options: Options): LoginProcess {
  const { client, clock, fetchPicture, openWebview, id, target, log } = options;
  const session = createLoginSessionClient(client, target.bridgeID, clock);
  const ending = new AbortController();
  const { signal } = ending;
  const logMisfits = createMisfitLog('login', log);
  const trace = createTrace(clock.now);
  /** By step, when a sign-in with the values it sent last may run out. */
  const signInEnds = new Map<string, number | null>();
  let state = initialLoginProcess(target);
  let running: RunningStep | null = null;
  /** The cookies step that is to run once what runs it is loaded. */
  let loading: CookiesStep | null = null;
  let region: Region | null = null;
  let endedAt: number | null = null;
  let cancelExpiry: () => void = () => undefined;
  let cancelRefresh: () => void = () => undefined;

  const dispatch = (event: LoginEvent) => {
    const before = state.stage;
    const { state: next, effects } = reduceLoginProcess(state, event);
    state = next;
    if (isOver(next)) endedAt ??= clock.now();
    if (next.stage !== before) onStage(before, next.stage);
    if (isOver(next)) trace.close();
    effects.forEach(carryOut);
  };

  const onStage = (before: LoginStage, stage: LoginStage) => {
    if (stage.kind === 'user-input') traceForm(before, stage);
    trace.onStage(stage);
    options.onChange();
  };

  const traceForm = (before: LoginStage, { stepID, fields, round }: UserInputStage) => {
    const isSame = before.kind === 'user-input' && before.stepID === stepID;
    if (isSame && before.round === round) return;
    trace.onStep({ type: 'user_input', stepID, fields: [...fields] });
  };

  const carryOut = (effect: LoginEffect): void => {
    switch (effect.type) {
      case 'list-flows':
        return background(async () => {
          const result = await client.loginFlows(target.bridgeID, { signal });
          dispatch({ type: 'flows-listed', result });
        });
      case 'create-session':
        return background(async () => {
          const result = await session.create(effect.start);
          dispatch({ type: 'session-created', result, now: clock.now() });
        });
      case 'submit-form':
        return submit(effect.stepID, { type: 'user_input', fields: effect.fields });
      case 'refresh-later':
        cancelRefresh = clock.setTimeout(refresh, PENDING_POLL_MS);
        return;
      case 'start-display':
        return startDisplay(effect.step);
      case 'refresh-display':
        if (running?.kind === 'display') running.runner.refresh(effect.step);
        return;
      case 'start-cookies':
        return background(() => startCookies(effect.step));
      case 'allow-retry':
        return cookies()?.allowRetry(effect.problem);
      case 'stop-step':
        return stopStep();
      case 'watch-expiry':
        return scheduleExpiry(effect.expiresAt);
      case 'stop-expiry':
        return cancelExpiry();
      case 'mark-session-ended':
        return session.markEnded();
      case 'end-session':
        return void session.end();
      case 'report-complete':
        return options.onComplete({
          bridgeID: target.bridgeID,
          ...effect.signedIn,
          endsAt: earliestEnd(signInEnds.values(), clock.now()),
        });
      case 'log':
        return log(`login on ${target.bridgeID}: ${effect.line}`);
      case 'log-misfits':
        return logMisfits(effect.misfits);
    }
  };

  /** Runs what takes time; what it throws fails the login, unless that has ended. */
  const background = (run: () => Promise<void>): void => {
    run().catch((error: unknown) => {
      if (signal.aborted) return;
      const name = error instanceof Error ? error.name : 'unknown error';
      carryOut({ type: 'log', line: name });
      dispatch({ type: 'crashed' });
    });
  };

  const submit = (stepID: string, body: SubmitStep) =>
    background(async () => {
      trace.onRequest(sendingOf(body));
      const known = running?.kind === 'cookies' ? running.given : [];
      trace.keepOut([...Object.values(body.fields ?? {}), ...known]);
      const outcome = await session.submitOnce(stepID, body, signal, known);
      trace.onRequest(answerOf(outcome));
      dispatch({ type: 'submit-answered', outcome });
    });

  const refresh = () =>
    background(async () => {
      const result = await session.refresh(signal);
      dispatch({ type: 'session-refreshed', result });
    });

  const startDisplay = (step: DisplayStep) => {
    trace.onStep(step);
    const runner: DisplayStepRunner = runDisplayStep({
      step,
      clock,
      fetchPicture,
      submit: (stepSignal) => session.wait(step.stepID, stepSignal),
      refresh: session.refresh,
      accept(result) {
        const before = state.lastSession;
        dispatch({ type: 'display-answered', result });
        return state.lastSession !== before;
      },
      onChange: () => update(runner),
    });
    running = { kind: 'display', runner };
    background(() => runner.done);
    update(runner);
  };

  /** What reads pages is loaded here: nothing else needs it, and it is a third of the program. */
  const startCookies = async (step: CookiesStep) => {
    loading = step;
    const [{ givenValues, lastPageOf, runCookiesStep }, { runHandOverStep }] = await Promise.all([
      import('./steps/cookies-step'),
      import('./steps/hand-over-step'),
    ]);
    if (loading !== step) return;
    loading = null;
    trace.onStep(step, lastPageOf(step));
    const runner: CookiesStepRunner = runCookiesStep({
      step,
      clock,
      openWebview: (task, listener) =>
        openWebview(task, {
          ...listener,
          onEvent(event) {
            trace.onWebviewEvent(event);
            listener.onEvent(event);
          },
        }),
      startHandOver: (handOver) =>
        runHandOverStep({ ...handOver, target, clock, startHandOver: options.startHandOver, log }),
      prefersEverydayBrowser: options.everydayBrowserChoice.get(),
      onChange: () => update(runner),
      onCaptured(captured, endsAt) {
        signInEnds.set(step.stepID, endsAt);
        noteChoice(captured.source);
        submit(step.stepID, { type: 'cookies', ...captured });
      },
    });
    running = { kind: 'cookies', runner, url: step.url, given: givenValues(step) };
    runner.webview.setRegion(region);
    update(runner);
  };

  /** A runner that was stopped, or has not been started fully, changes nothing. */
  const update = (runner: DisplayStepRunner | CookiesStepRunner) => {
    if (running?.runner === runner) dispatch({ type: 'step-updated', stage: runner.stage() });
  };

  const noteChoice = (source: CapturedFields['source']) => {
    if (source !== 'api') options.everydayBrowserChoice.set(source === 'browser_extension');
  };

  const stopStep = () => {
    cancelRefresh();
    loading = null;
    const stopped = running;
    running = null;
    if (stopped?.kind === 'cookies') void stopped.runner.close(endOf(stopped.runner));
    else void stopped?.runner.close();
  };

  /** How a step ended that is stopped now. */
  const endOf = (runner: CookiesStepRunner): StepEnd => {
    if (state.stage.kind === 'failed') {
      return { state: 'over', sentence: endedBecause(state.stage.sentence) };
    }
    if (state.isEnded) return { state: 'over', sentence: HAND_OVER_TEXT.ended };
    return { state: runner.stage().wait === 'sending' ? 'done' : 'over', sentence: null };
  };

  const scheduleExpiry = (expiresAt: number) => {
    const left = expiresAt - clock.now();
    if (left <= 0) return dispatch({ type: 'expired' });
    cancelExpiry = clock.setTimeout(
      () => scheduleExpiry(expiresAt),
      Math.min(left, EXPIRY_CHECK_MS),
    );
  };

  const cookies = () => (running?.kind === 'cookies' ? running.runner : null);

  const sites = createLoginSites({
    stage: () => state.stage,
    pageURL: () => (running?.kind === 'cookies' ? running.url : null),
    openInDefaultBrowser: options.openInDefaultBrowser,
    log: (line) => carryOut({ type: 'log', line }),
  });

  dispatch({ type: 'started' });

  return {
    state: () => ({
      id,
      bridgeID: target.bridgeID,
      network: target.network,
      reconnects: target.reconnects,
      accountID: target.expected?.accountID ?? null,
      expiresAt: state.expiresAt,
      endedAt,
      unreadableParts: state.unreadableParts,
      stage: state.stage,
    }),
    flowID: () => state.flowID,
    isOver: () => isOver(state),
    isStuck: () => ['unknown-step', 'unreadable-step'].includes(state.stage.kind),
    chooseFlow: (flowID) => dispatch({ type: 'flow-chosen', flowID }),
    submit: (stepID, fields) => dispatch({ type: 'form-submitted', stepID, fields }),
    confirm: () => cookies()?.confirm(),
    actOnWebview: (action) => cookies()?.webview.act(action),
    answerPrompt: (id, answer) => cookies()?.webview.answerPrompt(id, answer),
    openInDefaultBrowser: sites.openPage,
    openLink: sites.openLink,
    setWebviewRegion(next) {
      region = next;
      cookies()?.webview.setRegion(next);
    },
    paste: (pasted) => cookies()?.paste(pasted) ?? NOTHING_PASTED,
    submitPasted: () => cookies()?.submitPasted(),
    useEverydayBrowser: (isOn) => cookies()?.useEverydayBrowser(isOn),
    report: () =>
      reportText(
        {
          versions: options.versions(),
          network: plainText(target.network),
          isReconnect: target.expected !== null,
          flowID: state.flowID,
        },
        trace,
      ),
    end() {
      ending.abort(new Error('the login was ended'));
      dispatch({ type: 'ended' });
      return session.end();
    },
  };
}
