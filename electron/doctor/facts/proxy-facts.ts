import { acceptsConnection } from '../../platform/accepts-connection';
import type { ProxyState } from '../checks/check-system';

/** What Chromium is asked how it would load. */
export const ANY_PAGE = 'https://www.example.com/';

const CONNECT_MS = 3_000;
const USUAL_PORT = 80;

/**
 * How pages are loaded.
 * @param rules as Chromium answers: `DIRECT`, `PROXY 10.0.0.1:3128; DIRECT`
 */
export async function proxyState(rules: string, answers = isListening): Promise<ProxyState> {
  const ways = rules.split(';').map((way) => way.trim().split(/\s+/));
  if (ways[0]?.[0] === 'DIRECT') return 'none';
  const proxies = ways.flatMap(([kind, place]) =>
    kind === 'DIRECT' || place === undefined ? [] : [place],
  );
  if (proxies.length === 0) return 'untried';
  for (const place of proxies) {
    if (await answers(place)) return 'answers';
  }
  // What does not answer is passed over.
  return ways.some(([kind]) => kind === 'DIRECT') ? 'none' : 'silent';
}

function isListening(place: string): Promise<boolean> {
  const [, host = '', port = ''] = /^\[?(.*?)\]?(?::(\d+))?$/.exec(place) ?? [];
  return acceptsConnection(host, Number(port) || USUAL_PORT, CONNECT_MS);
}
