import type { WebviewAction, LoginStage, LoginState, Region } from '../../shared/model/login';
import type { CookiesStep, LoginSession, SubmitStep } from '../../shared/api/login-session';
import type { BeeperClient } from '../beeper-api/client';
import type { Result } from '../beeper-api/errors';
import type { Clock } from '../platform/clock';
import { mayOpenOutside } from './webview/page-url';
import type { OpenWebview } from './webview/types';
import { runCookiesStep, type CookiesStepRunner } from './steps/cookies-step';
import { runDisplayStep, type DisplayStepRunner } from './steps/display-step';
import { stageOfApiError, failedStage } from './login-errors';
import {
  loginResult,
  parseSession,
  userInputStage,
  type ExpectedAccount,
  type NextStep,
} from './session-parser';
import { endsSession, createLoginSessionClient } from './login-session';

/** A login process lives this long on Beeper's side. */
export const SESSION_MS = 30 * 60_000;
/** Timers stand still while the computer sleeps, so the time that is left is looked at again. */
const EXPIRY_LOOK_MS = 30_000;
/** Between looks at a session that has nothing to show yet. */
const PENDING_MS = 2_000;

/** What a login is for. */
export interface ResolvedTarget {
  bridgeID: string;
  network: string;
  /** "WhatsApp (Alice)" when an account is to be brought back. */
  reconnects: string | null;
  expected: ExpectedAccount | null;
  /** Chosen before, when the login is started again. */
  flowID: string | null;
}

export interface LoginProcessOptions {
  client: BeeperClient;
  clock: Clock;
  openWebview: OpenWebview;
  /** Opens a site in the default browser. */
  openOutside: (url: string) => void;
  /** The picture of an emoji display, as a data: URL. */
  fetchPicture: (url: string, signal: AbortSignal) => Promise<string | null>;
  /** Takes what happened, never what was entered or captured. */
  log: (line: string) => void;
  /** Somebody signed in. */
  onComplete: () => void;
}

interface Options extends LoginProcessOptions {
  id: string;
  target: ResolvedTarget;
  onChange: () => void;
}

/** One try to sign in, from its first question to its end. */
export interface LoginProcess {
  state(): LoginState;
  /** The flow in use, for a next try; null while there is none. */
  flowID(): string | null;
  /** Nothing more will come of it. */
  isOver(): boolean;
  chooseFlow(flowID: string): void;
  submit(stepID: string, fields: Readonly<Record<string, string>>): void;
  confirm(): void;
  browse(action: WebviewAction): void;
  placeBrowser(region: Region | null): void;
  paste: CookiesStepRunner['paste'];
  submitPasted(): void;
  /** Ends it, here and on Beeper's side; resolves when Beeper has been told. */
  end(): Promise<void>;
}

/** Starts a login. Every way out of it ends the session on Beeper's side. */
export function startLoginProcess(options: Options): LoginProcess {
  const { client, clock, id, target, log, onChange } = options;
  const session = createLoginSessionClient(client, target.bridgeID, clock);
  const ending = new AbortController();
  let stage: LoginStage = { kind: 'starting' };
  let flowID = target.flowID;
  let expiresAt: number | null = null;
  let cancelExpiry: () => void = () => undefined;
  let cancelLook: () => void = () => undefined;
  let cookies: (CookiesStepRunner & { url: string }) | null = null;
  let display: DisplayStepRunner | null = null;
  let region: Region | null = null;
  /** The session as last taken in, to tell an answer that brings nothing new. */
  let lastTaken = '';

  const isOver = () =>
    ending.signal.aborted || stage.kind === 'complete' || stage.kind === 'failed';
  const note = (what: string) => log(`login on ${target.bridgeID}: ${what}`);
  const show = (next: LoginStage) => {
    stage = next;
    onChange();
  };

  const leaveStep = () => {
    cancelLook();
    display?.close();
    display = null;
    const left = cookies;
    cookies = null;
    void left?.close();
  };

  const finish = (last: Extract<LoginStage, { kind: 'complete' | 'failed' }>) => {
    leaveStep();
    cancelExpiry();
    expiresAt = null;
    note(last.kind === 'failed' ? `failed (${last.code})` : last.kind);
    show(last);
    void session.end();
  };

  /** Takes a session in; an answer counts even when it repeats the step, as that asks again. */
  const take = (taken: LoginSession, isAnswer: boolean): boolean => {
    if (isOver()) return false;
    const seen = JSON.stringify(taken);
    const isNew = seen !== lastTaken;
    lastTaken = seen;
    if (isNew || isAnswer) enter(parseSession(taken));
    return isNew;
  };

  const takeResult = (result: Result<LoginSession>): boolean => {
    if (result.ok) return take(result.value, false);
    if (endsSession(result.error)) finish(stageOfApiError(result.error));
    return false;
  };

  const deliver = async (
    stepID: string,
    body: SubmitStep,
    onNotTaken: (problem: string) => void,
  ) => {
    const delivery = await session.submitOnce(stepID, body, ending.signal);
    if (isOver()) return;
    if (delivery.kind === 'taken') take(delivery.session, true);
    else if (delivery.kind === 'over') finish(stageOfApiError(delivery.error));
    else onNotTaken(delivery.problem);
  };

  const enter = (reading: NextStep) => {
    if (reading.kind !== 'pending') note(`step ${reading.kind}`);
    if (reading.kind === 'display') {
      const { step } = reading;
      if (display?.stage().stepID === step.stepID) return display.refresh(step);
    }
    leaveStep();
    switch (reading.kind) {
      case 'user-input':
        return show(userInputStage(reading.step, stage));
      case 'display':
        display = runDisplayStep({
          ...options,
          step: reading.step,
          submit: (signal) => session.wait(reading.step.stepID, signal),
          look: session.refresh,
          take: takeResult,
          onChange: () => display !== null && show(display.stage()),
        });
        guard(display.done);
        return show(display.stage());
      case 'cookies':
        return enterCookies(reading.step);
      case 'unknown-step': {
        const { type, instructions } = reading.step;
        const said = typeof instructions === 'string' ? instructions : null;
        return show({ kind: 'unknown-step', type, instructions: said });
      }
      case 'complete': {
        session.markEnded();
        const outcome = loginResult(reading.signedIn, target.expected, target.network);
        finish({ kind: 'complete', ...outcome, instructions: reading.instructions });
        return options.onComplete();
      }
      case 'failed':
        return finish(failedStage(reading.code, reading.message));
      case 'cancelled':
        return finish(failedStage('session-gone'));
      case 'pending':
        return lookAgain();
    }
  };

  const enterCookies = (step: CookiesStep) => {
    const { stepID, url } = step;
    const run = runCookiesStep({
      ...options,
      step,
      onChange: () => cookies === entered && show(run.stage()),
      onCaptured: ({ fields, source, lastURL }) => {
        const body: SubmitStep = { type: 'cookies', fields, source };
        if (lastURL !== undefined) body.lastURL = lastURL;
        guard(deliver(stepID, body, run.allowRetry));
      },
    });
    const entered = { ...run, url };
    cookies = entered;
    run.webview.place(region);
    show(run.stage());
  };

  /** A session under way with nothing to show yet is looked at until it has. */
  const lookAgain = () => {
    cancelLook = clock.setTimeout(() => {
      guard(
        session.refresh(ending.signal).then((result) => {
          if (isOver()) return;
          if (result.ok) take(result.value, true);
          else if (endsSession(result.error)) finish(stageOfApiError(result.error));
          else lookAgain();
        }),
      );
    }, PENDING_MS);
  };

  const watchExpiry = (endsAt: number) => {
    const left = endsAt - clock.now();
    if (left <= 0) return finish(failedStage('expired'));
    cancelExpiry = clock.setTimeout(() => watchExpiry(endsAt), Math.min(left, EXPIRY_LOOK_MS));
  };

  const begin = async () => {
    if (flowID !== null) return create();
    const flows = await client.loginFlows(target.bridgeID, { signal: ending.signal });
    // A bridge that lists no flows has a default one.
    if (!flows.ok && flows.error.kind !== 'not-found') return finish(stageOfApiError(flows.error));
    const offered = flows.ok ? flows.value : [];
    if (offered.length > 1) return show({ kind: 'choose-flow', flows: offered });
    flowID = offered[0]?.id ?? null;
    return create();
  };

  const create = async () => {
    // What is made after the end, nobody would end.
    if (isOver()) return;
    const { expected } = target;
    const result = await session.create({
      ...(flowID === null ? {} : { flowID }),
      ...(expected === null ? {} : { accountID: expected.accountID }),
      ...(expected === null || expected.loginID === null ? {} : { loginID: expected.loginID }),
    });
    if (isOver()) return;
    if (!result.ok) return finish(stageOfApiError(result.error));
    expiresAt = clock.now() + SESSION_MS;
    watchExpiry(expiresAt);
    take(result.value, true);
  };

  const guard = (work: Promise<void>) => {
    work.catch((error: unknown) => {
      if (ending.signal.aborted) return;
      note(error instanceof Error ? error.name : 'unknown error');
      finish(failedStage('unknown'));
    });
  };

  guard(begin());

  return {
    state: () => ({
      id,
      bridgeID: target.bridgeID,
      network: target.network,
      reconnects: target.reconnects,
      accountID: target.expected?.accountID ?? null,
      expiresAt,
      stage,
    }),
    flowID: () => flowID,
    isOver,
    chooseFlow(chosen) {
      if (stage.kind !== 'choose-flow') return;
      if (!stage.flows.some((flow) => flow.id === chosen)) return;
      flowID = chosen;
      show({ kind: 'starting' });
      guard(create());
    },
    submit(stepID, fields) {
      if (stage.kind !== 'user-input' || stage.stepID !== stepID || stage.isSubmitting) return;
      // Only what the step asked for is sent, whatever the window handed over.
      const asked = stage.fields.map((field) => field.id);
      const sent = Object.fromEntries(
        Object.entries(fields).filter(([key]) => asked.includes(key)),
      );
      show({ ...stage, isSubmitting: true, problem: null });
      const onNotTaken = (problem: string) => {
        if (stage.kind === 'user-input') show({ ...stage, isSubmitting: false, problem });
      };
      guard(deliver(stepID, { type: 'user_input', fields: sent }, onNotTaken));
    },
    confirm: () => cookies?.confirm(),
    browse(action) {
      if (action !== 'open-outside') cookies?.webview.act(action);
      else if (cookies !== null && mayOpenOutside(cookies.url, cookies.url)) {
        options.openOutside(cookies.url);
      }
    },
    placeBrowser(next) {
      region = next;
      cookies?.webview.place(next);
    },
    paste: (pasted) => cookies?.paste(pasted),
    submitPasted: () => cookies?.submitPasted(),
    end() {
      if (!ending.signal.aborted) ending.abort(new Error('the login was ended'));
      cancelExpiry();
      leaveStep();
      return session.end();
    },
  };
}
