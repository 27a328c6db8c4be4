/** Runs of characters without a meaning of their own, so that long texts are not read one by one. */
function runsWithout(special: string) {
  const codes = new Set([...special].map((char) => char.charCodeAt(0)));
  return {
    /** The run that begins at `from`; empty when there is none. */
    match(text: string, from: number): string {
      let end = from;
      while (end < text.length && !codes.has(text.charCodeAt(end))) end += 1;
      return text.slice(from, end);
    },
  };
}

/** All that `\s` stands for. */
const SPACES =
  ' \t\n\v\f\r\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff';
const PLAIN_FOR_BASH = runsWithout(`'"\\$;&|${SPACES}`);
const PLAIN_FOR_CMD = runsWithout(`"^\\;&|${SPACES}`);
const PLAIN_IN_QUOTES = runsWithout('"^\\');

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
    const plain = PLAIN_FOR_BASH.match(text, at);
    const quote = plain === '' ? /^(?:\$?'|\$?")/.exec(text.slice(at, at + 2))?.[0] : undefined;
    if (plain !== '') {
      words.add(plain);
      at += plain.length;
    } else if (quote !== undefined) {
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
  return replaceEscapes(inner, quote === "$'" ? readANSIEscape : readEscape);
}

/** What an escape stands for, and where it ends; `at` is after its backslash. */
type ReadEscape = (text: string, at: number) => { stands: string; end: number };

function replaceEscapes(text: string, read: ReadEscape): string {
  let result = '';
  let from = 0;
  for (let at = text.indexOf('\\'); at >= 0; at = text.indexOf('\\', from)) {
    const { stands, end } = read(text, at + 1);
    result += text.slice(from, at) + stands;
    from = end;
  }
  return result + text.slice(from);
}

function readEscape(text: string, at: number): { stands: string; end: number } {
  const char = text.charAt(at);
  if (char === '$' || char === '`' || char === '"' || char === '\\') {
    return { stands: char, end: at + 1 };
  }
  const lineEnd = /^\r?\n/.exec(text.slice(at, at + 2))?.[0];
  return lineEnd === undefined
    ? { stands: '\\', end: at }
    : { stands: '', end: at + lineEnd.length };
}

const ANSI_CODE = /x([\da-fA-F]{1,2})|u([\da-fA-F]{1,4})|U([\da-fA-F]{1,8})|([0-7]{1,3})/y;

const ANSI_CHARS: Readonly<Record<string, string>> = {
  "'": "'",
  '"': '"',
  '?': '?',
  '\\': '\\',
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

function readANSIEscape(text: string, at: number): { stands: string; end: number } {
  const known = ANSI_CHARS[text.charAt(at)];
  if (known !== undefined) return { stands: known, end: at + 1 };
  ANSI_CODE.lastIndex = at;
  const [escape = '', x, u, U, octal] = ANSI_CODE.exec(text) ?? [];
  const code = octal === undefined ? parseInt(x ?? u ?? U ?? '', 16) : parseInt(octal, 8);
  return code <= 0x10ffff
    ? { stands: String.fromCodePoint(code), end: at + escape.length }
    : { stands: '\\', end: at };
}

/**
 * The same for "as cURL (cmd)". A caret takes the special meaning from the next character, in quotes
 * as well (browsers used to write both), and removes a line end. After that `"` quotes, `""` in quotes
 * and `\"` are literal quotes, and `\\` is one backslash, as browsers intend.
 */
export function splitCmd(text: string): string[][] {
  const words = collectWords();
  let isQuoted = false;
  for (let at = 0; at < text.length;) {
    const plain = (isQuoted ? PLAIN_IN_QUOTES : PLAIN_FOR_CMD).match(text, at);
    if (plain !== '') {
      words.add(plain);
      at += plain.length;
      continue;
    }
    const { char, hasCaret, end } = passedOn(text, at);
    at = end;
    const isQuoteOrBackslash = char === '"' || char === '\\';
    const next = isQuoteOrBackslash && end < text.length ? passedOn(text, end) : null;
    const isDoubled = char === '"' && isQuoted && next?.char === '"';
    if (isDoubled || (char === '\\' && (next?.char === '"' || next?.char === '\\'))) {
      words.add(next?.char ?? '');
      at = next?.end ?? end;
    } else if (char === '"') {
      isQuoted = !isQuoted;
      words.add('');
    } else if (isQuoted || (hasCaret && /[&|;]/.test(char))) words.add(char);
    else words.separateOrAdd(char);
  }
  return words.finish();
}

/** A character as cmd passes it on, whether a caret stood before it, and where it ends. */
function passedOn(text: string, at: number): { char: string; hasCaret: boolean; end: number } {
  if (text.charAt(at) !== '^') return { char: text.charAt(at), hasCaret: false, end: at + 1 };
  const lineEnd = /^\r?\n/.exec(text.slice(at + 1, at + 3))?.[0] ?? '';
  const escaped = at + 1 + lineEnd.length;
  return { char: text.charAt(escaped), hasCaret: true, end: escaped + 1 };
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
