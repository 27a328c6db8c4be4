/**
 * Desktop entries, as the freedesktop Desktop Entry Specification 1.5 describes them:
 * https://specifications.freedesktop.org/desktop-entry-spec/1.5/
 */

/** What a desktop needs to know to start a program. */
export interface DesktopEntry {
  name: string;
  comment: string;
  /** The name of an icon in the theme, or a full path. */
  icon: string;
  /** The program and its arguments, as a process gets them. */
  command: readonly string[];
}

const GROUP = '[Desktop Entry]';

/** An argument with any of these must stand in double quotes. */
const RESERVED = /[\s"'\\><~|&;$*?#()`]/;

/** Placeholders for files, URLs and the like, which are empty at login. */
const FIELD_CODE = /%(.)/gs;

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['\\\\', '\\'],
  ['\\n', '\n'],
  ['\\t', '\t'],
  ['\\r', '\r'],
  ['\\s', ' '],
]);

/**
 * The text of an autostart file, which is on.
 * @throws Error when the program's path has an equal sign, which the specification rules out
 */
export function autostartEntry({ name, comment, icon, command }: DesktopEntry): string {
  const [program = ''] = command;
  if (program.includes('=')) throw new Error(`a path with "=" cannot be started: ${program}`);
  const values = {
    Type: 'Application',
    Name: name,
    Comment: comment,
    Exec: command.map(quoted).join(' '),
    Icon: icon,
    Terminal: 'false',
    // GNOME's own tools read this one besides `Hidden`.
    'X-GNOME-Autostart-enabled': 'true',
  };
  const lines = Object.entries(values).map(([key, value]) => `${key}=${escaped(value)}`);
  return [GROUP, ...lines, ''].join('\n');
}

/** Whether a desktop starts what an autostart file describes; other tools turn it off inside. */
export function isSwitchedOn(text: string): boolean {
  const values = readEntry(text);
  const isOff =
    values.get('Hidden') === 'true' || values.get('X-GNOME-Autostart-enabled') === 'false';
  return values.has('Exec') && !isOff;
}

/** The command of an entry's `Exec`, as a process gets it; empty when there is none or it is broken. */
export function commandOf(text: string): string[] {
  const words = splitCommand(readEntry(text).get('Exec') ?? '');
  return words.map((word) =>
    word.replaceAll(FIELD_CODE, (_code, letter) => (letter === '%' ? '%' : '')),
  );
}

/** The values of the entry's main group, by key. */
function readEntry(text: string): Map<string, string> {
  const lines = text.split('\n').map((line) => line.trim());
  const start = lines.indexOf(GROUP) + 1;
  const end = lines.findIndex((line, index) => index >= start && line.startsWith('['));
  const values = new Map<string, string>();
  for (const line of start === 0 ? [] : lines.slice(start, end === -1 ? undefined : end)) {
    const [, key, value] = /^([^#=\s][^=]*?)\s*=\s*(.*)$/s.exec(line) ?? [];
    if (key !== undefined && value !== undefined) values.set(key, unescaped(value));
  }
  return values;
}

/** A value's own escapes, which come on top of an argument's quotes. */
function escaped(value: string): string {
  return value
    .replaceAll('\\', '\\\\')
    .replaceAll('\n', '\\n')
    .replaceAll('\t', '\\t')
    .replaceAll('\r', '\\r')
    .replace(/^ /, '\\s')
    .replace(/ $/, '\\s');
}

function unescaped(value: string): string {
  return value.replaceAll(/\\./gs, (escape) => ESCAPES.get(escape) ?? escape);
}

function quoted(argument: string): string {
  const literal = argument.replaceAll('%', '%%');
  if (literal !== '' && !RESERVED.test(literal)) return literal;
  return `"${literal.replaceAll(/["`$\\]/g, '\\$&')}"`;
}

/** The arguments of a command line, out of their quotes; none when a quote is left open. */
function splitCommand(line: string): string[] {
  const words: string[] = [];
  let rest = line.trimStart();
  while (rest !== '') {
    const [whole, inQuotes, bare] =
      /^(?:"((?:\\.|[^"\\])*)"|([^\s"]+))(?=\s|$)\s*/s.exec(rest) ?? [];
    if (whole === undefined) return [];
    words.push(bare ?? (inQuotes ?? '').replaceAll(/\\(["`$\\])/g, '$1'));
    rest = rest.slice(whole.length);
  }
  return words;
}
