import { plainText } from '../../../shared/util/plain-text';
import { parseURL } from '../../../shared/util/parse-url';

/** More than Chromium keeps for one site. */
const MAX_COOKIES = 200;

/** Of those that are left out, so many are named in the log. */
const MAX_NAMED = 20;

/** Chromium's own limit for name and value together. */
const MAX_CHARACTERS = 4_096;

/** A cookie that a step wants set before its page is loaded, as Electron's store takes it. */
export interface InitialCookie {
  url: string;
  name: string;
  value: string;
  /** Absent for a cookie of the URL's host alone. */
  domain?: string;
  path: string;
  secure: boolean;
  httpOnly: boolean;
}

export interface InitialCookies {
  usable: readonly InitialCookie[];
  /** The names of those that are left out, fit for the log. */
  leftOut: readonly string[];
}

/** Reads the cookies of a step item by item: a list of objects, or values by name. */
export function readInitialCookies(sent: unknown, stepURL: string): InitialCookies {
  const items = itemsOf(sent);
  const read = items.slice(0, MAX_COOKIES).map((item) => readCookie(item, stepURL));
  const leftOut = items.filter((_item, index) => (read[index] ?? null) === null);
  const named = leftOut.slice(0, MAX_NAMED).map(nameForLog);
  const others = leftOut.length - named.length;
  return {
    usable: read.filter((cookie) => cookie !== null),
    leftOut: others === 0 ? named : [...named, `and ${others} more`],
  };
}

/** A cookie's name as the log may have it: a stranger's text, and never its value. */
export function nameForLog({ name }: { readonly name?: unknown }): string {
  return typeof name === 'string' && name !== '' ? plainText(name) : 'without a name';
}

type Item = Readonly<Record<string, unknown>>;

function itemsOf(sent: unknown): Item[] {
  if (Array.isArray(sent)) return sent.map((item) => (isItem(item) ? item : {}));
  return isItem(sent) ? Object.entries(sent).map(([name, value]) => ({ name, value })) : [];
}

function isItem(value: unknown): value is Item {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function readCookie(item: Item, stepURL: string): InitialCookie | null {
  const { name, value } = item;
  if (typeof name !== 'string' || name === '' || typeof value !== 'string') return null;
  const step = parseURL(stepURL);
  if (step === null || name.length + value.length > MAX_CHARACTERS) return null;
  const { protocol, host, hostname } = step;
  const domain = textOf(item['domain']).toLowerCase();
  const bare = domain.replace(/^\./, '');
  const path = textOf(item['path']) || '/';
  // These names are promises to the browser, which refuses a cookie that breaks them.
  const isHostOnly = bare === '' || name.startsWith('__Host-');
  const secure = isTrue(item, 'secure') || /^__(?:Host|Secure)-/.test(name);
  const origin = `${secure ? 'https:' : protocol}//${bare === '' || bare === hostname ? host : bare}`;
  const url = path.startsWith('/') ? parseURL(path, origin) : null;
  if (url === null) return null;
  return {
    url: url.href,
    name,
    value,
    ...(isHostOnly ? {} : { domain }),
    path,
    secure,
    httpOnly: isTrue(item, 'httpOnly') || isTrue(item, 'http_only'),
  };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}

function isTrue(item: Item, key: string): boolean {
  return item[key] === true;
}
