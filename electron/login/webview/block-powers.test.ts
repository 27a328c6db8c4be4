import { expect, it } from 'vitest';
import { withoutPowers } from './block-powers';

const POLICY = [
  'publickey-credentials-get=(), publickey-credentials-create=(), picture-in-picture=()',
];

it('adds the policy to a document and keeps the rest as it came', () => {
  const headers = { 'Content-Type': ['text/html; charset=utf-8'], 'Set-Cookie': ['a=1', 'b=2'] };
  expect(withoutPowers(headers)).toEqual({ ...headers, 'permissions-policy': POLICY });
});

it('replaces a policy of the site', () => {
  const headers = {
    'content-type': ['application/xhtml+xml'],
    'Permissions-Policy': ['publickey-credentials-get=*', 'broken=('],
  };
  expect(withoutPowers(headers)).toEqual({
    'content-type': ['application/xhtml+xml'],
    'permissions-policy': POLICY,
  });
});

it('keeps what the site says of storage and of hints, as far as it can be read', () => {
  const own = ['camera=(), storage-access=(), ch-ua=(self "https://a.example"),ch-ua-arch=*'];
  const odd = ['storage-access=(", ch-ua-model=(', 'x-storage-access=*', 'ch-ua=self'];
  const headers = { 'content-type': ['text/html'], 'permissions-policy': [...own, ...odd] };
  const kept = 'storage-access=(), ch-ua=(self "https://a.example"), ch-ua-arch=*, ch-ua=self';
  expect(withoutPowers(headers)?.['permissions-policy']).toEqual([`${kept}, ${POLICY.join()}`]);
});

it('treats what has no type as a document', () => {
  expect(withoutPowers({})).toEqual({ 'permissions-policy': POLICY });
});

it.each([{ 'content-type': ['application/json'] }, { 'content-type': ['image/png'] }])(
  'leaves %j alone',
  (headers) => {
    expect(withoutPowers(headers)).toBeNull();
  },
);
