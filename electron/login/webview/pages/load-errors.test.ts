import { expect, it } from 'vitest';
import { pageProblemOfLoad } from './load-errors';

it.each([
  [-105, 'ERR_NAME_NOT_RESOLVED', 'offline'],
  [-106, 'ERR_INTERNET_DISCONNECTED', 'offline'],
  [-201, 'ERR_CERT_DATE_INVALID', 'certificate'],
  [-202, 'ERR_CERT_AUTHORITY_INVALID', 'certificate'],
  [-150, 'ERR_SSL_PINNED_KEY_NOT_IN_CERT_CHAIN', 'certificate'],
  [-111, 'ERR_TUNNEL_CONNECTION_FAILED', 'proxy'],
  [-127, 'ERR_PROXY_AUTH_REQUESTED', 'proxy'],
  [-130, 'ERR_PROXY_CONNECTION_FAILED', 'proxy'],
  [-102, 'ERR_CONNECTION_REFUSED', 'failed'],
  [-107, 'ERR_SSL_PROTOCOL_ERROR', 'failed'],
  [-300, 'ERR_INVALID_URL', 'failed'],
] as const)('%i %s is %s', (code, name, kind) => {
  expect(pageProblemOfLoad(code, name)).toEqual({ kind, detail: `net::${name}` });
});

it('a load that was stopped is no problem', () => {
  expect(pageProblemOfLoad(-3, 'ERR_ABORTED')).toBeNull();
});

it('names the code where there is no name', () => {
  expect(pageProblemOfLoad(-9_999, '')).toEqual({ kind: 'failed', detail: '-9999' });
});
