import { RE2JS } from 're2js';
import { INPUT_TEXT, inputLabel } from '../../../../shared/strings/login-steps';
import type { UserInputStep } from '../../../../shared/api/login-session';
import { isDigitCode, plainCode } from './code';

export type InputField = UserInputStep['fields'][number];

/** How a field is typed into. */
interface InputKind {
  control: 'line' | 'choice';
  /** `password` can be shown by the user. */
  type: 'text' | 'password' | 'tel' | 'email' | 'url';
  inputmode: 'text' | 'numeric' | 'tel' | 'email' | 'url';
  autocomplete: 'off' | 'username' | 'current-password' | 'tel' | 'email' | 'one-time-code';
  /** Emptied when the bridge asks again. */
  isSecret: boolean;
}

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
  if (field.type === 'select' && optionsOf(field).length > 0) return { ...kind, control: 'choice' };
  return isDigitCode(field) ? { ...kind, inputmode: 'numeric' } : kind;
}

/** The options, each once. */
export function optionsOf(field: InputField): string[] {
  return [...new Set(field.options ?? [])];
}

/** The bridge's label, else one for the type, else the ID. */
export function labelOf(field: InputField): string {
  const label = field.label?.trim() ?? '';
  return label === '' ? (inputLabel(field.type) ?? field.id) : label;
}

/**
 * What is sent for a typed or pasted text: a code without its gaps, a password and a choice
 * unchanged, anything else trimmed.
 */
export function valueOf(field: InputField, text: string): string {
  if (field.type === 'password' || kindOf(field).control === 'choice') return text;
  return isDigitCode(field) ? plainCode(text) : text.trim();
}

/** Why a text cannot be sent, as a sentence; null when it can. Beeper has the last word. */
export function problemOf(field: InputField, text: string): string | null {
  const value = valueOf(field, text);
  const isChoice = kindOf(field).control === 'choice';
  if (value === '') {
    if (field.optional === true) return null;
    return isChoice ? INPUT_TEXT.notChosen : INPUT_TEXT.missing;
  }
  // An initial value that is no option is not shown as chosen either.
  if (isChoice) return optionsOf(field).includes(value) ? null : INPUT_TEXT.notChosen;
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

/** The texts of a form by field ID. */
export type Texts = Readonly<Record<string, string>>;

/** The initial texts of a form. */
export function startTexts(fields: readonly InputField[]): Texts {
  return Object.fromEntries(fields.map((field) => [field.id, field.initialValue ?? '']));
}

/** The texts of a form when the bridge asks again: everything but the secrets. */
export function textsForNextRound(fields: readonly InputField[], before: Texts): Texts {
  return Object.fromEntries(
    fields.map((field) => {
      const text = before[field.id] ?? field.initialValue ?? '';
      return [field.id, kindOf(field).isSecret ? '' : text];
    }),
  );
}

/** The index of the field to focus: the first empty one, else the first; -1 without fields. */
export function firstToFill(fields: readonly InputField[], texts: Texts): number {
  const empty = fields.findIndex((field) => (texts[field.id] ?? '') === '');
  return empty === -1 ? Math.min(0, fields.length - 1) : empty;
}

/** Whether any text differs from the initial one. */
export function isTyped(fields: readonly InputField[], texts: Texts): boolean {
  return fields.some((field) => (texts[field.id] ?? '') !== (field.initialValue ?? ''));
}
