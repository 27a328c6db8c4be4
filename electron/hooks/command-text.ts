import { MAX_COMMAND_LENGTH } from '../../shared/model/hooks';

export type CommandProblem = 'empty' | 'open-quote' | 'too-long' | 'unusable';

type ParsedCommand = { ok: true; argv: string[] } | { ok: false; problem: CommandProblem };

/** More is no command that somebody wrote by hand. */
const MAX_ARGUMENTS = 100;

/**
 * Splits what the user typed into a program and its arguments, without a shell: blanks part, quotes
 * keep together, and nothing else means anything. A backslash makes the next character an ordinary
 * one, but on Windows, where it parts folders.
 */
export function parseCommand(text: string, platform: NodeJS.Platform): ParsedCommand {
  if (text.length > MAX_COMMAND_LENGTH) return { ok: false, problem: 'too-long' };
  // Controls are neither typed nor shown, so nobody could confirm them.
  if (/\p{Cc}|\p{Cf}|\p{Zl}|\p{Zp}/u.test(text)) return { ok: false, problem: 'unusable' };
  const escapes = platform !== 'win32';
  const argv: string[] = [];
  let word: string | null = null;
  let quote: string | null = null;
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (escapes && char === '\\' && quote !== "'" && at + 1 < text.length) {
      at += 1;
      word = (word ?? '') + text.charAt(at);
    } else if (quote !== null) {
      if (char === quote) quote = null;
      else word = (word ?? '') + char;
    } else if (char === '"' || (escapes && char === "'")) {
      quote = char;
      word ??= '';
    } else if (/\s/.test(char)) {
      if (word !== null) argv.push(word);
      word = null;
    } else word = (word ?? '') + char;
  }
  if (quote !== null) return { ok: false, problem: 'open-quote' };
  if (word !== null) argv.push(word);
  if ((argv[0] ?? '') === '') return { ok: false, problem: 'empty' };
  return argv.length > MAX_ARGUMENTS ? { ok: false, problem: 'too-long' } : { ok: true, argv };
}

/** The same as it can be typed: `parseCommand` reads the same program and arguments from it. */
export function commandText(argv: readonly string[], platform: NodeJS.Platform): string {
  return argv.map((word) => (platform === 'win32' ? `"${word}"` : quoted(word))).join(' ');
}

const quoted = (word: string) =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `"${word.replaceAll(/["\\]/g, '\\$&')}"`;
