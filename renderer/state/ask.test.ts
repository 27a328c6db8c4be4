import { describe, expect, it } from 'vitest';
import type { RequestResult } from '../../shared/ipc/renderer-api';
import { createFakeRendererApi } from '../../shared/ipc/testing/fake-renderer-api';
import { ask } from './ask';

describe('ask', () => {
  it('hands on what the main process answers', async () => {
    const api = createFakeRendererApi();
    const refusal: RequestResult<never> = {
      ok: false,
      error: { code: 'failed', message: 'Not now.' },
    };
    api.answer('beeper.focus', refusal);
    expect(await ask(api, 'beeper.focus')).toBe(refusal);
  });

  it('makes a sentence of a main process that is gone', async () => {
    const api = createFakeRendererApi();
    api.answer('beeper.focus', Promise.reject(new Error('no handler')));
    expect(await ask(api, 'beeper.focus')).toMatchObject({
      ok: false,
      error: { code: 'failed', message: expect.stringMatching(/did not answer/) as string },
    });
  });
});
