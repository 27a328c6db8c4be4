/**
 * Splits what a browser copies "as cURL (bash)" into commands and their words: quotes '…', "…" and
 * $'…', a backslash before anything, line ends escaped or ending a command. Nothing is expanded and
 * nothing throws; a quote that is never closed runs to the end.
 */
export function splitBash(text: string): string[][] {
  const words = collectWords();
  let at = 0;
  while (at < text.length) {
    const char = text.charAt(at);
    const quote = /^(?:\$?'|\$?")/.exec(text.slice(at, at + 2))?.[0];
    if (quote !== undefined) {
      const end = endOfQuote(text, at + quote.length, quote);
      words.add(unquote(text.slice(at + quote.length, end), quote));
      at = end + 1;
    } else if (char === '\\') {
      const lineEnd = /^\r?\n/.exec(text.slice(at + 1, at + 3))?.[0];
      if (lineEnd === undefined) words.add(text.charAt(at + 1));
      at += 1 + (lineEnd?.length ?? 1);
    } else {
      words.separateOrAdd(char);
      at += 1;
    }
  }
  return words.finish();
}

/** Where the closing quote stands, or the end of the text. */
function endOfQuote(text: string, from: number, quote: string): number {
  const mark = quote.slice(-1);
  let at = from;
  while (at < text.length && text.charAt(at) !== mark) {
    at += text.charAt(at) === '\\' && quote !== "'" ? 2 : 1;
  }
  return Math.min(at, text.length);
}

function unquote(inner: string, quote: string): string {
  if (quote === "'") return inner;
  if (quote === "$'") return unescapeANSI(inner);
  return inner.replace(/\\(?:\r?\n|([$`"\\]))/g, (_escape, char: string | undefined) => char ?? '');
}

const ANSI_ESCAPE =
  /\\(?:x([\da-fA-F]{1,2})|u([\da-fA-F]{1,4})|U([\da-fA-F]{1,8})|([0-7]{1,3})|([^]))/g;

const ANSI_CHARS: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  e: '\x1b',
  E: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

function unescapeANSI(inner: string): string {
  return inner.replace(ANSI_ESCAPE, (escape, ...groups: (string | undefined)[]) => {
    const [x, u, U, octal, char] = groups;
    if (char !== undefined) return ANSI_CHARS[char] ?? (/['"?\\]/.test(char) ? char : escape);
    const code = octal === undefined ? parseInt(x ?? u ?? U ?? '', 16) : parseInt(octal, 8);
    return code <= 0x10ffff ? String.fromCodePoint(code) : escape;
  });
}

/**
 * The same for "as cURL (cmd)". A caret takes the special meaning from the next character, in quotes
 * as well (browsers used to write both), and removes a line end. After that `"` quotes, `""` in quotes
 * and `\"` are literal quotes, and `\\` is one backslash, as browsers intend.
 */
export function splitCmd(text: string): string[][] {
  const { chars, isPlain } = removeCarets(text);
  const words = collectWords();
  let isQuoted = false;
  for (let at = 0; at < chars.length; at += 1) {
    const char = chars[at] ?? '';
    const next = chars[at + 1];
    const isDoubled = char === '"' && isQuoted && next === '"';
    if (isDoubled || (char === '\\' && (next === '"' || next === '\\'))) {
      words.add(next ?? '');
      at += 1;
    } else if (char === '"') {
      isQuoted = !isQuoted;
      words.add('');
    } else if (isQuoted || (isPlain[at] === 0 && /[&|;]/.test(char))) words.add(char);
    else words.separateOrAdd(char);
  }
  return words.finish();
}

/** The characters that cmd passes on, with whether each stood without a caret. */
function removeCarets(text: string): { chars: string[]; isPlain: Uint8Array } {
  const chars: string[] = [];
  const isPlain = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) {
    let char = text.charAt(at);
    const hasCaret = char === '^';
    if (hasCaret) {
      const lineEnd = /^\r?\n/.exec(text.slice(at + 1, at + 3))?.[0] ?? '';
      at += 1 + lineEnd.length;
      char = text.charAt(at);
    }
    isPlain[chars.length] = hasCaret ? 0 : 1;
    chars.push(char);
  }
  return { chars, isPlain };
}

function collectWords() {
  const commands: string[][] = [];
  let command: string[] = [];
  let word: string | null = null;
  function endWord(): void {
    if (word !== null) command.push(word);
    word = null;
  }
  function endCommand(): void {
    endWord();
    if (command.length > 0) commands.push(command);
    command = [];
  }
  return {
    /** Text of a word; even an empty quote makes one. */
    add(text: string): void {
      word = (word ?? '') + text;
    },
    /** A character outside quotes: between words, at the end of a command, or of a word. */
    separateOrAdd(char: string): void {
      if (/[\n;&|]/.test(char)) endCommand();
      else if (/\s/.test(char)) endWord();
      else word = (word ?? '') + char;
    },
    finish(): string[][] {
      endCommand();
      return commands;
    },
  };
}
