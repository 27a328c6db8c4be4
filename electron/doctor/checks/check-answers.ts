import type { Finding } from '../../../shared/model/check-up';
import {
  ANSWERS_TEXT,
  answersFailedText,
  answersFineText,
  answersMisfitText,
  COMPARED_TEXT,
  comparedText,
  misfitText,
  moreText,
  unknownFieldText,
} from '../../../shared/strings/doctor';
import type { ApiErrorKind } from '../../beeper-api/errors';
import type { EndpointReport } from '../compare/ask-beeper';
import { mend, ok, unknown } from '../finding';

/** What these mean is said of the token, of Beeper, or nothing is amiss: an older one has less. */
const SAID_ELSEWHERE: readonly ApiErrorKind[] = [
  'unreachable',
  'another-user',
  'unauthorized',
  'forbidden',
  'not-found',
  'outdated',
];

/** An answer in which everything is odd would bury what else there is to read. */
const MOST_LINES = 20;

/** Whether Beeper's answers are as expected; null when it was not asked. */
export function checkAnswers(reports: readonly EndpointReport[] | null): Finding {
  const answered =
    reports?.filter(({ asked, failures }) => asked > 0 && failures.length === 0) ?? [];
  if (reports === null) return unknown(ANSWERS_TEXT.notAsked);
  const odd = reports.filter(({ misfits }) => misfits.length > 0);
  if (odd.length > 0) {
    const details = odd.flatMap(({ endpoint, misfits }) =>
      firstOf(misfits.map(misfitText)).map((text) => `${endpoint}: ${text}`),
    );
    return { ...mend(answersMisfitText(odd.length), ANSWERS_TEXT.misfitHow), details };
  }
  const failed = reports.flatMap(({ endpoint, failures }) =>
    failures
      .filter((failure) => !SAID_ELSEWHERE.includes(failure))
      .map((failure) => answersFailedText(endpoint, failure)),
  );
  if (failed[0] !== undefined) {
    return { ...mend(failed[0], ANSWERS_TEXT.failedHow), details: failed.slice(1) };
  }
  if (answered.length === 0) return unknown(ANSWERS_TEXT.notAsked);
  return ok(answersFineText(answered.length));
}

/** The comparison, endpoint by endpoint: a line each, and those of its fields below it, set in. */
export function comparisonLines(reports: readonly EndpointReport[] | null): string[] {
  if (reports === null) return [ANSWERS_TEXT.notAsked];
  return reports.flatMap(({ endpoint, asked, failures, misfits, unknownFields }) => [
    comparedText(endpoint, outcomeOf({ asked, failures, misfits }), asked),
    ...firstOf(misfits.map(misfitText)).map(setIn),
    ...firstOf(unknownFields.map(unknownFieldText)).map(setIn),
  ]);
}

const setIn = (text: string) => `  ${text}`;

function firstOf(texts: readonly string[]): string[] {
  const unlisted = texts.length - MOST_LINES;
  return unlisted <= 0 ? [...texts] : [...texts.slice(0, MOST_LINES), moreText(unlisted)];
}

function outcomeOf({
  asked,
  failures,
  misfits,
}: Pick<EndpointReport, 'asked' | 'failures' | 'misfits'>): string {
  if (asked === 0) return COMPARED_TEXT.notAsked;
  if (misfits.length > 0) return COMPARED_TEXT.misfits;
  if (failures.length === 0) return COMPARED_TEXT.fits;
  return failures.map((kind) => (kind === 'not-found' ? COMPARED_TEXT.notThere : kind)).join(', ');
}
