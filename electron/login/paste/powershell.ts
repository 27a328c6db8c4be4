import { headersOf, type PastedRequest } from './pasted-request';

/** A command begins with a variable, a cmdlet or a type. */
const COMMAND = /^(?:\$|Invoke-|\[|Add-Type)/i;
const REQUEST = /\bInvoke-(?:WebRequest|RestMethod)\b/i;

/** What stands before a text says what it is; no more of that counts. */
const LABEL_LENGTH = 120;

/** What a text is for, by what stands before it. */
const ROLES = [
  ['cookie', /System\.Net\.Cookie(?:\]::new)?\s*\(\s*$/i],
  ['user-agent', /UserAgent\s*=?\s*$/i],
  ['url', /-Uri\s+$/i],
  ['content-type', /-ContentType\s+$/i],
  ['body', /-Body\s+(?:\(\s*\[System\.Text\.Encoding\]::UTF8\.GetBytes\s*\(\s*)?$/i],
  ['header', /-Headers\s+@\{\s*$/i],
] as const;

type Role = (typeof ROLES)[number][0] | 'header-value' | 'cookie-value' | 'other';

/**
 * The requests of one or more commands, as browsers "Copy as PowerShell", with the cookies of their
 * session. Empty for any other text; linear in it; never throws.
 */
export function parsePowerShell(text: string): PastedRequest[] {
  if (!COMMAND.test(text) || !REQUEST.test(text)) return [];
  const requests: PastedRequest[] = [];
  let session: [string, string][] = [];
  let headers: [string, string][] = [];
  let url: string | null = null;
  let body: string | null = null;
  let name = '';
  let role: Role = 'other';
  const finish = () => {
    if (url !== null) requests.push({ url, headers: headersOf([...session, ...headers]), body });
    headers = [];
    url = null;
    body = null;
  };
  for (const { before, value } of texts(text)) {
    const isNewSession = /WebRequestSession/i.test(before);
    if (isNewSession || /\bInvoke-/i.test(before)) finish();
    if (isNewSession) session = [];
    role = roleOf(before.slice(-LABEL_LENGTH), role);
    if (role === 'cookie' || role === 'header') name = value;
    else if (role === 'cookie-value') session.push(['cookie', `${name}=${value}`]);
    else if (role === 'header-value') headers.push([name, value]);
    else if (role === 'user-agent' || role === 'content-type') {
      (role === 'user-agent' ? session : headers).push([role, value]);
    } else if (role === 'url') url = value;
    else if (role === 'body') body = value;
  }
  finish();
  return requests;
}

function roleOf(label: string, last: Role): Role {
  const role = ROLES.find(([, pattern]) => pattern.test(label))?.[0];
  if (role !== undefined) return role;
  if (last === 'cookie') return 'cookie-value';
  if (last === 'header') return 'header-value';
  return last === 'header-value' && /^[\s;]*$/.test(label) ? 'header' : 'other';
}

/** The quoted texts of a script, each with what stands between it and the one before. */
function* texts(script: string): Generator<{ before: string; value: string }> {
  const opening = /["']/g;
  let end = 0;
  for (let found = opening.exec(script); found !== null; found = opening.exec(script)) {
    const before = script.slice(end, found.index);
    const mark = found[0];
    const start = opening.lastIndex;
    end = closingQuote(script, start, mark);
    yield { before, value: unquote(script.slice(start, end - 1), mark) };
    opening.lastIndex = end;
  }
}

/** After the closing quote: one that is neither doubled nor, between `"`, after a backtick. */
function closingQuote(script: string, from: number, mark: string): number {
  const special = mark === '"' ? /["`]/g : /'/g;
  special.lastIndex = from;
  for (let found = special.exec(script); found !== null; found = special.exec(script)) {
    const isDoubled = found[0] === mark && script.charAt(special.lastIndex) === mark;
    if (found[0] === mark && !isDoubled) return special.lastIndex;
    special.lastIndex += 1;
  }
  return script.length + 1;
}

const BACKTICKED: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  v: '\v',
  a: '\x07',
  e: '\x1b',
  0: '\0',
};

function unquote(text: string, mark: string): string {
  if (mark === "'") return text.replaceAll("''", "'");
  return text.replace(
    /`([^])|""|\$\(\[char\](\d{1,7})\)/g,
    (_escape, char: string | undefined, code: string | undefined) => {
      if (char !== undefined) return BACKTICKED[char] ?? char;
      return code === undefined ? '"' : String.fromCharCode(Number(code));
    },
  );
}
