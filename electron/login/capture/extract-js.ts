import { Script } from 'node:vm';

/**
 * extractJS as the page can run it. Some bridges send it with its line breaks and tabs as literal
 * `\n` and `\t`. Inside a string those are right, between statements they are a syntax error. So code
 * that parses stays as it is; otherwise they are replaced by real ones, first everywhere, then only
 * outside strings. Code that never parses fails in the page.
 *
 * The code is parsed here and never run.
 */
export function runnableScript(extractJS: string): string {
  const readings = [extractJS, unescapeAll(extractJS), unescapeOutsideStrings(extractJS)];
  return readings.find(parses) ?? extractJS;
}

/** Whether code is a single expression, so that its value can be passed on where it runs. */
export function isExpression(code: string): boolean {
  return parses(`(${code}\n)`);
}

function parses(code: string): boolean {
  try {
    new Script(code);
    return true;
  } catch {
    return false;
  }
}

const UNESCAPED: Readonly<Record<string, string>> = { '\\n': '\n', '\\t': '\t', '\\r': '\r' };

/** `\\` is matched as a whole, so that the `\n` in `\\n` is not mistaken for a line break. */
function unescapeAll(code: string): string {
  return code.replace(/\\[\\ntr]/g, (escape) => UNESCAPED[escape] ?? escape);
}

const STRING_OR_CODE =
  /"[^"\\]*(?:\\.[^"\\]*)*"|'[^'\\]*(?:\\.[^'\\]*)*'|`[^`\\]*(?:\\[^][^`\\]*)*`|[^"'`]+|["'`]/g;

function unescapeOutsideStrings(code: string): string {
  return code.replace(STRING_OR_CODE, (part) =>
    part.length > 1 && /^["'`]/.test(part) ? part : unescapeAll(part),
  );
}
