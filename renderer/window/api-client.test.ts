import { describe, expect, it } from 'vitest';
import type { RendererApi } from '../../shared/ipc/renderer-api';
import { createApiClient } from './api-client';

const clientOn = (request: () => Promise<unknown>) =>
  createApiClient({ request, onPush: () => () => undefined } as unknown as RendererApi);

describe('createApiClient', () => {
  it('passes on the main process’s answer', async () => {
    const refusal = { ok: false, error: { code: 'failed', message: 'Not now.' } };
    const client = clientOn(() => Promise.resolve(refusal));
    expect(await client.request('beeper.focus')).toBe(refusal);
  });

  it('answers with a sentence when the main process does not', async () => {
    const client = clientOn(() => Promise.reject(new Error('no handler')));
    expect(await client.request('beeper.focus')).toMatchObject({
      ok: false,
      error: { code: 'failed', message: expect.stringMatching(/did not answer/) as string },
    });
  });
});
