import type { Candidate } from './candidates';
import type { CapturedValues } from './captured-values';
import type { CaptureField } from './field-sources';
import { earliestEnd } from './sign-in-end';

/** A candidate that can be sent. */
type Usable = Candidate & { value: string };

/** What would be sent for each field at `now`: only found values, by field ID. */
export function valuesOf(captured: CapturedValues, now: number): Map<string, string> {
  return new Map([...chosenIn(captured, now)].map(([id, { value }]) => [id, value]));
}

/** When a sign-in with what would be sent at `now` may run out; null when nothing says so. */
export function signInEndOf(captured: CapturedValues, now: number): number | null {
  const chosen = [...chosenIn(captured, now).values()];
  return earliestEnd(
    chosen.map(({ expiresAt }) => expiresAt),
    now,
  );
}

/** The IDs of the fields that have no value but one that is too large. */
export function tooLargeIn(captured: CapturedValues): Set<string> {
  const isTooLarge = ({ value }: Candidate) => value === null;
  const fields = captured.fields.filter((field) => candidatesOf(captured, field).some(isTooLarge));
  return new Set(fields.map(({ id }) => id));
}

/** The best candidate of each field that has one at `now`, by field ID. */
function chosenIn(captured: CapturedValues, now: number): Map<string, Usable> {
  const chosen = new Map<string, Usable>();
  for (const field of captured.fields) {
    const best = candidatesOf(captured, field).find(
      (candidate): candidate is Usable => candidate.value !== null && !hasEnded(candidate, now),
    );
    if (best !== undefined) chosen.set(field.id, best);
  }
  return chosen;
}

function hasEnded({ expiresAt }: Candidate, now: number): boolean {
  return expiresAt !== null && expiresAt <= now;
}

function candidatesOf(captured: CapturedValues, { sources }: CaptureField): readonly Candidate[] {
  return sources.flatMap((source) => captured.candidates.get(source) ?? []);
}
