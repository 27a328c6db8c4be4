import { describe, expect, it } from 'vitest';
import type { RendererApi } from '../../shared/ipc/contract';
import { ask } from './request';

const door = (request: () => Promise<unknown>) =>
  ({ request, onPush: () => () => undefined }) as unknown as RendererApi;

describe('ask', () => {
  it('hands on what the main process answers', async () => {
    const refusal = { ok: false, error: { code: 'failed', message: 'Not now.' } };
    expect(
      await ask(
        door(() => Promise.resolve(refusal)),
        'beeper.focus',
        null,
      ),
    ).toBe(refusal);
  });

  it('makes a sentence of a door that is gone', async () => {
    const broken = door(() => Promise.reject(new Error('no handler')));
    expect(await ask(broken, 'beeper.focus', null)).toMatchObject({
      ok: false,
      error: { code: 'failed', message: expect.stringMatching(/did not answer/) as string },
    });
  });
});
