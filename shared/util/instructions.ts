import { parseURL } from './parse-url';

/** A part of a bridge's instructions. */
export type InstructionPart =
  | { kind: 'text' | 'bold'; text: string }
  /** Something to be entered elsewhere, letter by letter. */
  | { kind: 'code'; text: string }
  /** `text` never looks like another address than the one it leads to; `host` is that address's. */
  | { kind: 'link'; text: string; url: string; host: string };

export type InstructionLink = Extract<InstructionPart, { kind: 'link' }>;

/**
 * What is understood of Markdown: bold, code and links; bare addresses are links, and what is called a
 * code or a PIN is a code. Every length is bounded, so that no text takes long.
 */
const MARKS = new RegExp(
  [
    '`(?<code>[^`\\n]{1,200})`',
    '\\*\\*(?<bold>[^*\\n]{1,200})\\*\\*',
    '\\[(?<label>[^\\]\\n]{1,200})\\]\\((?<target>https?://[^\\s()<>]{1,2000})\\)',
    '(?<address>https?://[^\\s<>"`*]{1,2000})',
    '(?<=\\b(?:code|pin)\\b[^\\n\\d]{0,30})(?<![\\d.,-])(?<pin>\\d(?:[ -]?\\d){3,9})(?![\\d.,]\\d|\\d)',
  ].join('|'),
  'giu',
);

/** Bold that is a code rather than a word: digits, or capitals and digits in groups. */
const CODE = /^(?:\d(?:[ -]?\d){3,11}|(?=.*\d)[A-Z\d]{4,12}|[A-Z\d]{2,8}(?:-[A-Z\d]{2,8}){1,3})$/;

/** What ends a sentence, rather than the address before it. */
const AFTER_ADDRESS = new Set('.,;:!?\'"…]}');

/** The parts of a bridge's instructions, in order. Nothing else of Markdown, and no HTML, means anything. */
export function parseInstructions(text: string): InstructionPart[] {
  const parts: InstructionPart[] = [];
  let at = 0;
  const addText = (plain: string) => {
    const last = parts.at(-1);
    if (plain === '') return;
    if (last?.kind === 'text') last.text += plain;
    else parts.push({ kind: 'text', text: plain });
  };
  for (const match of text.matchAll(MARKS)) {
    addText(text.slice(at, match.index));
    for (const part of partsOf(match)) {
      if (part.kind === 'text') addText(part.text);
      else parts.push(part);
    }
    at = match.index + match[0].length;
  }
  addText(text.slice(at));
  return parts;
}

/** A longer text is nothing to be entered anywhere. */
const MAX_CODE = 64;

/** Whether a display's text is read by people, and not drawn as a picture is. */
export function hasReadableText({ type }: { type: string }): boolean {
  return type === 'code' || type === 'unknown';
}

/** Whether a display's text is a code to be entered: some bridges send an address to open instead. */
export function isCodeToEnter(text: string): boolean {
  return text.length <= MAX_CODE && linksIn(text).length === 0;
}

/** Where a display's text leads: all of it, where it is an address; else the first one in it. */
export function linkOfDisplay(text: string): InstructionLink | null {
  const whole = /^https?:\/\/\S+$/i.test(text) ? linkTo(text, null) : null;
  return whole ?? parseInstructions(text).find((part) => part.kind === 'link') ?? null;
}

/** The addresses that a text may lead to. */
export function linksIn(text: string): string[] {
  return parseInstructions(text).flatMap((part) => (part.kind === 'link' ? [part.url] : []));
}

function partsOf(match: RegExpExecArray): InstructionPart[] {
  const { code, bold, label, target, address, pin } = match.groups ?? {};
  const lone = code ?? pin;
  if (lone !== undefined) return [{ kind: 'code', text: lone.trim() }];
  if (bold !== undefined) return partsOfBold(bold.trim());
  const rest = target === undefined ? afterAddress(address ?? '') : '';
  const url = target ?? (address ?? '').slice(0, (address ?? '').length - rest.length);
  const link = linkTo(url, label ?? null);
  return link === null ? [{ kind: 'text', text: match[0] }] : [link, { kind: 'text', text: rest }];
}

function partsOfBold(bold: string): InstructionPart[] {
  if (/https?:\/\//i.test(bold)) return parseInstructions(bold);
  const [, quoted] = /^`([^`]+)`$/.exec(bold) ?? [];
  const text = quoted ?? bold.replaceAll('`', '');
  if (text.trim() === '') return [];
  return [{ kind: quoted !== undefined || CODE.test(text) ? 'code' : 'bold', text: text.trim() }];
}

/** What stands behind an address and is none of it; a bracket that was opened in it belongs to it. */
function afterAddress(address: string): string {
  let end = address.length;
  let open = address.split('(').length - address.split(')').length;
  for (; end > 0; end -= 1) {
    const sign = address[end - 1] ?? '';
    if (sign === ')' && open < 0) open += 1;
    else if (!AFTER_ADDRESS.has(sign)) break;
  }
  return address.slice(end);
}

/** Longer paths tell nobody more. */
const MAX_PATH = 60;

function linkTo(url: string, label: string | null): InstructionLink | null {
  const parsed = parseURL(url);
  if (parsed === null) return null;
  const { host, pathname, username, password, href } = parsed;
  // SECURITY: `https://google.com@evil.example` is there to deceive.
  if (username !== '' || password !== '') return null;
  const path = pathname === '/' ? '' : pathname.slice(0, MAX_PATH);
  // A label that is an address itself may be another one.
  const isAddress = label === null || /[\w-]\.[\w-]/.test(label);
  return { kind: 'link', text: isAddress ? host + path : label.trim(), url: href, host };
}
