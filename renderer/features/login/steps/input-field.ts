import { plainText } from '../../../../shared/util/plain-text';
import { RE2JS } from 're2js';
import { INPUT_TEXT, inputLabel, sameAsText } from '../../../../shared/strings/login-steps';
import type { FieldEntries } from '../../../../shared/model/login';
import type { UserInputStep } from '../../../../shared/api/login-session';
import { isDigitCode, plainCode, plainPhoneNumber } from './code';

export type InputField = UserInputStep['fields'][number];

/** How a field is typed into. */
interface InputKind {
  /** `search`: a choice among so many that one has to look for it. */
  control: 'line' | 'choice' | 'search';
  /** `password` can be shown by the user. */
  type: 'text' | 'password' | 'tel' | 'email' | 'url';
  inputmode: 'text' | 'numeric' | 'tel' | 'email' | 'url';
  autocomplete: 'off' | 'username' | 'current-password' | 'tel' | 'email' | 'one-time-code';
  /** Emptied when the bridge asks again. */
  isSecret: boolean;
}

/** More than fit on a screen. */
const MOST_AT_A_GLANCE = 25;

const PLAIN: InputKind = {
  control: 'line',
  type: 'text',
  inputmode: 'text',
  autocomplete: 'off',
  isSecret: false,
};

/** The types that bridges are known to send; they may send others. */
const KINDS = new Map<string, Partial<InputKind>>([
  ['username', { autocomplete: 'username' }],
  ['password', { type: 'password', autocomplete: 'current-password', isSecret: true }],
  ['phone_number', { type: 'tel', inputmode: 'tel', autocomplete: 'tel' }],
  ['email', { type: 'email', inputmode: 'email', autocomplete: 'email' }],
  ['2fa_code', { autocomplete: 'one-time-code', isSecret: true }],
  ['token', { type: 'password', isSecret: true }],
  ['url', { type: 'url', inputmode: 'url' }],
  ['domain', { inputmode: 'url' }],
  ['captcha_code', { isSecret: true }],
]);

/** An unknown type is a line of text. */
export function kindOf(field: InputField): InputKind {
  const kind = { ...PLAIN, ...KINDS.get(field.type ?? '') };
  const count = field.type === 'select' ? optionsOf(field).length : 0;
  if (count > 0) return { ...kind, control: count > MOST_AT_A_GLANCE ? 'search' : 'choice' };
  return isDigitCode(field) ? { ...kind, inputmode: 'numeric' } : kind;
}

/** The options, each once. */
export function optionsOf(field: InputField): string[] {
  return [...new Set(field.options ?? [])];
}

/** The bridge's label, else one for the type, else the ID. */
export function labelOf(field: InputField): string {
  const label = field.label?.trim() ?? '';
  return label || inputLabel(field.type) || plainText(field.id) || INPUT_TEXT.noName;
}

/**
 * What is sent for a typed or pasted text: a code or a phone number without its gaps, a password and a
 * choice unchanged, anything else trimmed.
 */
export function valueOf(field: InputField, text: string): string {
  if (field.type === 'password' || isChoice(field)) return text;
  if (isDigitCode(field)) return plainCode(text);
  const bare = bareValueOf(field, text);
  // A pattern may want the gaps.
  return bare !== null && matches(field.pattern, bare) ? bare : text.trim();
}

function bareValueOf({ type }: InputField, text: string): string | null {
  if (type === 'phone_number') return plainPhoneNumber(text);
  const bare = type === '2fa_code' ? plainCode(text) : '';
  return /^\d+$/.test(bare) ? bare : null;
}

function isChoice(field: InputField): boolean {
  return kindOf(field).control !== 'line';
}

/** Bridges have no word for it but their own: "Optional if you use OpenAI instead". */
const SAYS_OPTIONAL =
  /^optional\b|[([]optional[)\]]|\b(?:only (?:needed|required)|(?:needed|required) only) (?:if|when|for)\b/i;

/** Whether a field may be left empty. */
export function isOptional({ optional, label = '', description = '' }: InputField): boolean {
  return optional ?? [label, description].some((said) => SAYS_OPTIONAL.test(said.trim()));
}

/** Why a text cannot be sent, as a sentence; null when it can. Beeper has the last word. */
export function problemOf(field: InputField, text: string): string | null {
  const value = valueOf(field, text);
  if (value === '') {
    if (isOptional(field)) return null;
    return isChoice(field) ? INPUT_TEXT.notChosen : INPUT_TEXT.missing;
  }
  // An initial value that is no option is not shown as chosen either.
  if (isChoice(field)) return optionsOf(field).includes(value) ? null : INPUT_TEXT.notChosen;
  return matches(field.pattern, value) ? null : INPUT_TEXT.misfit;
}

/**
 * Whether a value matches a bridge's pattern. Bridges are written in Go, so it is RE2, whose linear
 * time also keeps a bad pattern from hanging the window. One that is no RE2 is left to the bridge.
 */
function matches(pattern: string | undefined, value: string): boolean {
  if (pattern === undefined) return true;
  try {
    return RE2JS.compile(pattern).test(value);
  } catch {
    return true;
  }
}

/** The texts of a form by the place of the field: IDs may be empty, doubled or `__proto__`. */
export type Texts = readonly string[];

/** The initial texts of a form. */
export function startTexts(fields: readonly InputField[]): Texts {
  return fields.map((field) => field.initialValue ?? '');
}

/** Whether a bridge that asks again asks for something else: one step may hold one question after another. */
export function isOtherQuestion(
  before: readonly InputField[],
  now: readonly InputField[],
): boolean {
  const isSame = (a: InputField, b: InputField) =>
    a.id === b.id && a.type === b.type && labelOf(b).startsWith(labelOf(a));
  return now.length > 0 && !now.some((field) => before.some((one) => isSame(one, field)));
}

/** The texts of a form when the bridge asks again: everything but what is, or was, a secret. */
export function textsForNextRound(
  fields: readonly InputField[],
  before: { fields: readonly InputField[]; texts: Texts },
): Texts {
  return fields.map((field, place) => {
    if (kindOf(field).isSecret) return '';
    const places = before.fields.flatMap((one, at) => (isContinued(one, field) ? [at] : []));
    const at = places.includes(place) ? place : places[0];
    return (at === undefined ? undefined : before.texts[at]) ?? field.initialValue ?? '';
  });
}

/** What was typed into another kind of field is no answer here, and may have been a secret. */
function isContinued(before: InputField, now: InputField): boolean {
  return before.id === now.id && before.type === now.type;
}

/** The index of the field to focus: the first empty one, else the first; -1 without fields. */
export function firstToFill(fields: readonly InputField[], texts: Texts): number {
  const empty = fields.findIndex((_, place) => (texts[place] ?? '') === '');
  return empty === -1 ? Math.min(0, fields.length - 1) : empty;
}

/** Whether any text differs from the initial one. */
export function isTyped(fields: readonly InputField[], texts: Texts): boolean {
  return fields.some((field, place) => (texts[place] ?? '') !== (field.initialValue ?? ''));
}

/**
 * What keeps each field of a form from being sent, by its place. Of two fields with one ID Beeper gets
 * one value, so both must hold the same.
 */
export function problemsOf(fields: readonly InputField[], texts: Texts): (string | null)[] {
  return fields.map((field, place) => {
    const text = texts[place] ?? '';
    const first = fields.findIndex(({ id }) => id === field.id);
    const problem = problemOf(field, text);
    if (problem !== null || first === place) return problem;
    const twin = fields[first] ?? field;
    const isSame = valueOf(field, text) === valueOf(twin, texts[first] ?? '');
    return isSame ? null : sameAsText(labelOf(twin));
  });
}

/** What is sent of a form, as pairs of field ID and value, each ID once. */
export function entriesOf(fields: readonly InputField[], texts: Texts): FieldEntries {
  return [...new Map(fields.map((field, place) => [field.id, valueOf(field, texts[place] ?? '')]))];
}
