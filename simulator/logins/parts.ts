import type { CookiesStep, DisplayStep, UserInputStep } from '../../shared/api/login-session';
import type { Values, CheckResult } from '../sites/signed-in-users';
import type { Person } from '../sites/people';
import { LoginError, type Part } from './script';

/**
 * Asks until `read` makes something of the answer. A wrong answer is no error: the step comes
 * again, with the changes of `again`.
 */
export function* askUntil<Result>(
  step: UserInputStep,
  again: Partial<UserInputStep>,
  read: (values: Values) => Result | undefined,
): Part<Result> {
  let asked = step;
  for (let isAskedAgain = false; ; isAskedAgain = true) {
    const happened = yield { step: asked, isAskedAgain };
    const result = happened.kind === 'submitted' ? read(happened.values) : undefined;
    if (result !== undefined) return result;
    asked = { ...step, ...again };
  }
}

/** Asks once, whatever the answer. */
export function* ask(step: UserInputStep): Part<Values> {
  return yield* askUntil(step, {}, (values) => values);
}

/** Asks for the one value `expected` under `fieldID`, again and again. */
export function* askFor(
  step: UserInputStep,
  fieldID: string,
  expected: string,
  again: string,
): Part<true> {
  const read = (values: Values) => (values[fieldID] === expected ? true : undefined);
  return yield* askUntil(step, { instructions: again }, read);
}

/** Shows a step once; returns whether the other device answered within `waitMs`. */
export function* show(step: DisplayStep, waitMs: number): Part<boolean> {
  const happened = yield { step, waitMs };
  return happened.kind === 'scanned';
}

/** Shows `draw(0)` for the first of `waitsMs`, then `draw(1)`, …; returns whether it was answered. */
export function* showInTurn(
  waitsMs: readonly number[],
  draw: (round: number) => DisplayStep,
): Part<boolean> {
  for (const [round, waitMs] of waitsMs.entries()) {
    if (yield* show(draw(round), waitMs)) return true;
  }
  return false;
}

/** Asks for values from a browser; `check` says whose they are, and wrong ones end the login. */
export function* capture(step: CookiesStep, check: (values: Values) => CheckResult): Part<Person> {
  const happened = yield { step };
  const result = check(happened.kind === 'submitted' ? happened.values : {});
  if (!result.ok) throw new LoginError(result.code, result.message);
  return result.person;
}
