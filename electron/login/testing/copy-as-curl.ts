/** Quotes a word as Chrome and Firefox do when they copy "as cURL (bash)". */
export function quoteForBash(text: string): string {
  // eslint-disable-next-line no-control-regex -- these are what browsers escape
  const special = /[\u0000-\u001f\u007f-\u009f!]/g;
  if (!text.includes("'") && text.search(special) < 0) return `'${text}'`;
  const escaped = text
    .replaceAll('\\', '\\\\')
    .replaceAll("'", "\\'")
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replace(special, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return `$'${escaped}'`;
}

/** The same for "as cURL (cmd)". `mark` is what Chrome puts around it: `^"`, or `"` in older ones. */
export function quoteForCmd(text: string, mark: '^"' | '"' = '^"'): string {
  const escaped = text
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')
    .replace(/[^a-zA-Z0-9\s_\-:=+~'/.',?;()*`]/g, '^$&')
    .replace(/%(?=[a-zA-Z0-9_])/g, '%^')
    .replace(/\r?\n/g, '^\n\n');
  return `${mark}${escaped}${mark}`;
}

/** A request as it is copied: an option a line, cookies as the browser's version gives them. */
export function copyAsCurl(
  shell: 'bash' | 'cmd',
  url: string,
  headers: Readonly<Record<string, string>>,
  options: { cookies?: string; body?: string } = {},
): string {
  const quote = shell === 'bash' ? quoteForBash : (text: string) => quoteForCmd(text);
  const lines = [
    `curl ${quote(url)}`,
    ...Object.entries(headers).map(([name, value]) => `-H ${quote(`${name}: ${value}`)}`),
    ...(options.cookies === undefined ? [] : [`-b ${quote(options.cookies)}`]),
    ...(options.body === undefined ? [] : [`--data-raw ${quote(options.body)}`]),
    '--compressed',
  ];
  return lines.join(shell === 'bash' ? ' \\\n  ' : ' ^\r\n  ');
}
