import { splitBash, splitCmd } from './shell-words';

/** A request as a cURL command describes it. */
export interface CurlRequest {
  /** Null when the command names none. */
  url: string | null;
  /** By lower-case name; the cookies of `-b` are under `cookie`. */
  headers: ReadonlyMap<string, string>;
}

/**
 * The requests of one or more cURL commands, as browsers copy them for bash and for Windows' cmd;
 * empty for any other text. Only the URL and the headers are read; never throws.
 */
export function parseCurl(text: string): CurlRequest[] {
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

/** Options whose word could be mistaken for the URL. */
const OPTIONS_WITH_WORD = new Set(
  '-X --request -d --data --data-raw --data-binary --data-ascii --data-urlencode --json -F --form -o --output -x --proxy -u --user -m --max-time --connect-timeout --resolve -c --cookie-jar --cacert --cert --key'.split(
    ' ',
  ),
);

/** Options for a header, and how their word becomes one. */
const HEADER_OPTIONS: Readonly<Record<string, (word: string) => string>> = {
  '-H': (word) => word,
  '--header': (word) => word,
  '-b': asCookie,
  '--cookie': asCookie,
  '-A': (word) => `user-agent: ${word}`,
  '--user-agent': (word) => `user-agent: ${word}`,
  '-e': (word) => `referer: ${word}`,
  '--referer': (word) => `referer: ${word}`,
};

/** Without `=` it is the name of a file of cookies. */
function asCookie(word: string): string {
  return word.includes('=') ? `cookie: ${word}` : '';
}

function readWords(words: readonly string[]): CurlRequest {
  const headers = new Map<string, string>();
  let url: string | null = null;
  for (let at = 0; at < words.length; at += 1) {
    const { option, attached } = splitOption(words[at] ?? '');
    const readHeader = Object.hasOwn(HEADER_OPTIONS, option) ? HEADER_OPTIONS[option] : undefined;
    if (readHeader !== undefined) {
      if (attached === null) at += 1;
      addHeader(headers, readHeader(attached ?? words[at] ?? ''));
    } else if (option === '--url') {
      at += 1;
      url = words[at] ?? url;
    } else if (OPTIONS_WITH_WORD.has(option)) at += 1;
    else if (/^https?:\/\//i.test(option)) url ??= option;
  }
  return { url, headers };
}

/** `-Hname: value` is `-H` with its word attached. */
function splitOption(word: string): { option: string; attached: string | null } {
  const isAttached = /^-[HbAe]./.test(word);
  return isAttached
    ? { option: word.slice(0, 2), attached: word.slice(2) }
    : { option: word, attached: null };
}

function addHeader(headers: Map<string, string>, line: string): void {
  const at = line.indexOf(':', 1);
  const name = line.slice(0, at).trim().toLowerCase();
  const value = line.slice(at + 1).trim();
  if (at < 1 || value === '') return;
  const before = headers.get(name);
  headers.set(name, name === 'cookie' && before !== undefined ? `${before}; ${value}` : value);
}
