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

  it('needs no more than the name of the program', () => {
    const app = { name: 'Beeper', version: '4.2.800' };
    expect(infoSchema.parse({ app, server: null })).toStrictEqual({ app });
    const unnumbered = { name: 'Beeper', version: '' };
    expect(infoSchema.parse({ app: { name: 'Beeper' } })).toStrictEqual({ app: unnumbered });
    expect(infoSchema.safeParse({ app: { version: '4.2.800' } }).success).toBe(false);
  });

  it('leaves out what does not fit, and nothing beside it', () => {
    const app = { name: 'Beeper', version: '4.2.800' };
    const oauth = { token_endpoint: '/oauth/token' };
    const sent = {
      app: { ...app, bundle_id: 7 },
      server: { port: '23373', hostname: 'here' },
      endpoints: { oauth: { ...oauth, userinfo_endpoint: [] }, mcp: true },
      platform: 'linux',
    };
    expect(infoSchema.parse(sent)).toStrictEqual({
      app,
      server: { hostname: 'here' },
      endpoints: { oauth },
    });
  });
});

describe('apiErrorSchema', () => {
  it('takes a message alone, and details of any kind', () => {
    expect(apiErrorSchema.parse({ message: 'no', code: null })).toStrictEqual({ message: 'no' });
    const full = { message: 'no', code: 'M_BAD_STATE', details: [1, { a: null }] };
    expect(apiErrorSchema.parse(full)).toStrictEqual(full);
  });
});
