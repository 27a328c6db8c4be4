import type { IncomingHttpHeaders } from 'node:http';

const PLATFORMS = [
  ['Windows NT', 'Windows'],
  ['Macintosh', 'macOS'],
  ['Linux', 'Linux'],
] as const;

/**
 * Where the client hints of a request contradict its user agent, in words; undefined when they
 * agree. A browser that sends no hints contradicts nothing.
 */
export function contradiction(headers: IncomingHttpHeaders): string | undefined {
  const agent = headers['user-agent'] ?? '';
  const platform = PLATFORMS.find(([mark]) => agent.includes(mark))?.[1];
  const hintedPlatform = headers['sec-ch-ua-platform'];
  if (hintedPlatform !== undefined && hintedPlatform !== `"${platform}"`) {
    return `The user agent says ${platform}, the hint ${String(hintedPlatform)}.`;
  }
  const version = /Chrome\/(\d+)/.exec(agent)?.[1];
  const hints = headers['sec-ch-ua'];
  if (hints !== undefined && !String(hints).includes(`"Chromium";v="${version}"`)) {
    return `The user agent says Chrome ${version}, the hint ${String(hints)}.`;
  }
  return undefined;
}
