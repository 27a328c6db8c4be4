import { describe, expect, it } from 'vitest';
import { apiErrorSchema, infoSchema } from './info';

describe('infoSchema', () => {
  it('keeps every field', () => {
    const sent = {
      app: { bundle_id: 'com.automattic.beeper.desktop', name: 'Beeper', version: '4.2.800' },
      server: { base_url: 'http://localhost:23373', port: 23373, remote_access: false },
      endpoints: {
        oauth: { token_endpoint: '/oauth/token' },
        spec: '/v1/spec',
        ws_events: '/v1/ws',
      },
      platform: { os: 'linux', arch: 'x64', release: '6.1' },
    };
    expect(infoSchema.parse(sent)).toStrictEqual(sent);
  });

  it('needs no more than the name and version of the program', () => {
    const app = { name: 'Beeper', version: '4.2.800' };
    expect(infoSchema.parse({ app, server: null })).toStrictEqual({ app });
    expect(infoSchema.safeParse({ app: { name: 'Beeper' } }).success).toBe(false);
  });
});

describe('apiErrorSchema', () => {
  it('takes a message alone, and details of any kind', () => {
    expect(apiErrorSchema.parse({ message: 'no', code: null })).toStrictEqual({ message: 'no' });
    const full = { message: 'no', code: 'M_BAD_STATE', details: [1, { a: null }] };
    expect(apiErrorSchema.parse(full)).toStrictEqual(full);
  });
});
