import { Script } from 'node:vm';

/**
 * extractJS as the page can run it. Some bridges send it with its line breaks and tabs as literal
 * `\n` and `\t`. Inside a string those are right, between statements they are no JavaScript at all:
 * so whatever parses is left as it is, and otherwise they are made real, at first everywhere, then
 * only outside strings. What never parses is left to fail in the page.
 *
 * The code is parsed here and never run.
 */
export function runnableScript(extractJS: string): string {
  const readings = [extractJS, makeReal(extractJS), makeRealOutsideStrings(extractJS)];
  return readings.find(parses) ?? extractJS;
}

function parses(code: string): boolean {
  try {
    new Script(code);
    return true;
  } catch {
    return false;
  }
}

const REAL: Readonly<Record<string, string>> = { '\\n': '\n', '\\t': '\t', '\\r': '\r' };

/** `\\` is taken as a whole, so that the `\n` in `\\n` is not mistaken for a line break. */
function makeReal(code: string): string {
  return code.replace(/\\[\\ntr]/g, (escape) => REAL[escape] ?? escape);
}

const STRING_OR_CODE =
  /"[^"\\]*(?:\\.[^"\\]*)*"|'[^'\\]*(?:\\.[^'\\]*)*'|`[^`\\]*(?:\\[^][^`\\]*)*`|[^"'`]+|["'`]/g;

function makeRealOutsideStrings(code: string): string {
  return code.replace(STRING_OR_CODE, (part) =>
    part.length > 1 && /^["'`]/.test(part) ? part : makeReal(part),
  );
}
