import type { LoginFlow } from '../../shared/api/bridge';
import type { LoginStep } from '../../shared/api/login-session';
import type { Values } from '../sites/signed-in-users';
import type { Person } from '../sites/people';
import type { Sites } from '../sites/sites';

/** What a script learns about the step it asked for. */
export type StepEvent =
  | { kind: 'submitted'; values: Values }
  /** The other device did its part: scanned, tapped, typed. */
  | { kind: 'scanned' }
  /** A display's time passed. */
  | { kind: 'elapsed' };

/** A step as a script asks for it. */
export interface ScriptStep {
  step: LoginStep;
  /** The previous answer was wrong, so the step is asked again. */
  isAskedAgain?: boolean;
  /** A display elapses after this time; with 0 a submit returns at once. */
  waitMs?: number;
}

/** How a script ended well. */
export interface ScriptResult {
  /** Left out when the script cannot know. */
  person?: Person;
  /**
   * - `step`: the session shows a last step of type `complete`.
   * - `bare`: it shows none, and names account and login itself.
   * - `silent`: it shows none and names nothing.
   */
  shape: 'step' | 'bare' | 'silent';
  instructions?: string;
}

/** A login as a generator: it yields steps, receives what happened, and returns how it ended. */
export type Script = Generator<ScriptStep, ScriptResult, StepEvent>;

/** A part of a script that ends with a `Result`. */
export type Part<Result> = Generator<ScriptStep, Result, StepEvent>;

/** What a script has access to. */
interface ScriptContext {
  sites: Sites;
  /** The text of a report that the simulator was started with. */
  report: string | undefined;
}

/** A way to sign in on a bridge. */
export interface ScriptedFlow {
  flow: LoginFlow;
  /** Throws a `LoginError` from within when the login is over. */
  run: (context: ScriptContext) => Script;
}

/** Ends a login for good, with the code and message that the session then shows. */
export class LoginError extends Error {
  constructor(
    /** In the style of the bridges: `FI.MAU.WHATSAPP.LOGIN_TIMEOUT`. */
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = 'LoginError';
  }
}
