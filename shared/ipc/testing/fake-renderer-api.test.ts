import { expect, it } from 'vitest';
import type { Route } from '../../model/route';
import { createFakeRendererApi } from './fake-renderer-api';

it('records requests and answers them as a test says', async () => {
  const api = createFakeRendererApi();
  api.answer('login.paste', { taken: 2, otherHost: null });
  expect(await api.request('login.paste', { isOpen: true, text: 'a=b' })).toEqual({
    ok: true,
    value: { taken: 2, otherHost: null },
  });
  expect(await api.request('login.cancel')).toEqual({ ok: true, value: undefined });
  expect(api.names()).toEqual(['login.paste', 'login.cancel']);
  expect(api.inputsOf('login.paste')).toEqual([{ isOpen: true, text: 'a=b' }]);
});

it('refuses, holds and fails a request as a test says', async () => {
  const api = createFakeRendererApi();
  api.refuse('settings.reset', 'Not now.');
  expect(await api.request('settings.reset')).toMatchObject({ error: { message: 'Not now.' } });
  const held = api.hold('login.paste');
  const answer = api.request('login.paste', { isOpen: true });
  held.finish({ taken: 1, otherHost: null });
  expect(await answer).toEqual({ ok: true, value: { taken: 1, otherHost: null } });
  api.fail('beeper.focus');
  await expect(api.request('beeper.focus')).rejects.toThrow();
});

it('pushes to those who listen to the name, until they stop', () => {
  const api = createFakeRendererApi();
  const routes: Route[] = [];
  const stop = api.onPush('route', (route) => routes.push(route));
  api.push('route', { view: 'add' });
  api.push('login', null);
  stop();
  api.push('route', { view: 'about' });
  expect(routes).toEqual([{ view: 'add' }]);
});
