import { headersOf, type PastedRequest } from './pasted-request';
import { splitBash, splitCmd } from './shell-words';

/**
 * The requests of one or more cURL commands, as browsers copy them for bash and for Windows' cmd;
 * empty for any other text. URL, headers and body are read; never throws.
 */
export function parseCurl(text: string): PastedRequest[] {
  if (!/^\s*(?:\$\s+)?curl(?:\.exe)?\s/i.test(text)) return [];
  const commands = isForCmd(text) ? splitCmd(text) : splitBash(text);
  // An unquoted `&` in a URL makes the rest of it a command of its own, as it would in the shell.
  return commands
    .map((words) => ({ words, at: words.findIndex((word) => CURL.test(word)) }))
    .filter(({ at }) => at >= 0)
    .map(({ words, at }) => readWords(words.slice(at + 1)));
}

const CURL = /^curl(?:\.exe)?$/i;

/** The first quote decides: only bash has `'`, only cmd has `^"`; for `"` the line ends do, or `"%"`. */
function isForCmd(text: string): boolean {
  const quote = /\^"|"|'/.exec(text)?.[0];
  return quote === '^"' || (quote === '"' && /\^\s*?\r?\n|"%"/.test(text));
}

/** The short options that have a word, and what they are called in full where that counts here. */
const SHORT_WITH_WORD: Readonly<Record<string, string>> = {
  H: '--header',
  b: '--cookie',
  A: '--user-agent',
  e: '--referer',
  d: '--data',
  F: '--form',
  ...Object.fromEntries([...'CDEKPQTUXYcmortuwxyz'].map((letter) => [letter, '--other'])),
};

/** Long options whose word could be mistaken for the URL. */
const OTHERS_WITH_WORD = new Set(
  '--other --request --output --proxy --user --max-time --connect-timeout --resolve --cookie-jar --cacert --cert --key --upload-file --range --retry --interface'.split(
    ' ',
  ),
);

/**
 * Options for a header, and how their word becomes one. SECURITY: files are not read; they are this
 * computer's, whoever has written the command.
 */
const HEADER_OPTIONS: Readonly<Record<string, (word: string) => [string, string]>> = {
  '--header': splitHeader,
  // Without `=` it is the name of a file of cookies.
  '--cookie': (word) => ['cookie', word.includes('=') ? word : ''],
  '--user-agent': (word) => ['user-agent', word],
  '--referer': (word) => ['referer', word],
};

/** Options for a part of the body, and how their word becomes one. SECURITY: files are not read, either. */
const DATA_OPTIONS: Readonly<Record<string, (word: string) => string>> = {
  '--data': textOf,
  '--data-ascii': textOf,
  '--data-binary': textOf,
  '--data-raw': (word) => word,
  '--data-urlencode': encodedPair,
  '--json': textOf,
  '--form': formPair,
  '--form-string': (word) => pairOf(word, (value) => value),
};

function splitHeader(line: string): [string, string] {
  const at = line.indexOf(':', 1);
  return at < 1 ? ['', ''] : [line.slice(0, at), line.slice(at + 1)];
}

function textOf(word: string): string {
  return word.startsWith('@') ? '' : word;
}

/** `name=text to encode`, or `name@file`. */
function encodedPair(word: string): string {
  const at = word.search(/[=@]/);
  return at < 0 || word.charAt(at) === '@' ? '' : pairOf(word, (value) => value);
}

/** `name=text;type=text/plain`, `name="text"`; `name=@file` and `name=<file` are files. */
function formPair(word: string): string {
  return pairOf(word, (given) => {
    if (/^[@<]/.test(given)) return null;
    const quoted = /^"((?:[^"\\]|\\["\\])*)"/.exec(given)?.[1];
    return quoted?.replace(/\\(["\\])/g, '$1') ?? given.replace(/;\s*(?:type|encoder)=[^;]*$/, '');
  });
}

/** A pair of a urlencoded body; empty for one that has no value to read. */
function pairOf(word: string, read: (value: string) => string | null): string {
  const at = word.indexOf('=');
  const value = at < 1 ? null : read(word.slice(at + 1));
  if (value === null) return '';
  return `${encodeURIComponent(word.slice(0, at))}=${encodeURIComponent(toWellFormed(value))}`;
}

/** Half of a pair of surrogates cannot be encoded. */
function toWellFormed(text: string): string {
  return text.replace(
    /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
    '\ufffd',
  );
}

function readWords(words: readonly string[]): PastedRequest {
  const headers: [string, string][] = [];
  const data: string[] = [];
  let url: string | null = null;
  for (let at = 0; at < words.length; at += 1) {
    const { option, attached } = splitOption(words[at] ?? '');
    const readHeader = own(HEADER_OPTIONS, option);
    const readData = own(DATA_OPTIONS, option);
    const hasWord =
      readHeader !== undefined ||
      readData !== undefined ||
      option === '--url' ||
      OTHERS_WITH_WORD.has(option);
    if (hasWord && attached === null) at += 1;
    const word = attached ?? words[at] ?? '';
    if (readHeader !== undefined) headers.push(readHeader(word));
    else if (readData !== undefined) data.push(readData(word));
    else if (option === '--url') url = word || url;
    else if (/^https?:\/\//i.test(option)) url ??= option;
  }
  const parts = data.filter((part) => part !== '');
  return { url, headers: headersOf(headers), body: parts.length === 0 ? null : parts.join('&') };
}

function own<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

/** An option by its long name, with the word attached to it: `-Hname: value`, `-sSd text`, `--data=text`. */
function splitOption(word: string): { option: string; attached: string | null } {
  const [, long, text] = /^(--[a-z-]+)=([^]*)$/.exec(word) ?? [];
  if (long !== undefined && text !== undefined) return { option: long, attached: text };
  if (!/^-[a-zA-Z0-9#]/.test(word)) return { option: word, attached: null };
  for (let at = 1; at < word.length && /[a-zA-Z0-9#]/.test(word.charAt(at)); at += 1) {
    const option = own(SHORT_WITH_WORD, word.charAt(at));
    if (option !== undefined) return { option, attached: word.slice(at + 1) || null };
  }
  return { option: word, attached: null };
}
