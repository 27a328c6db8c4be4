import { expect, it } from 'vitest';
import type { Route } from '../../model/route';
import { createFakeRendererApi } from './fake-renderer-api';

it('records requests and answers them as a test says', async () => {
  const api = createFakeRendererApi();
  api.answer('login.paste', { ok: true, value: { taken: 2 } });
  expect(await api.request('login.paste', { isOpen: true, text: 'a=b' })).toEqual({
    ok: true,
    value: { taken: 2 },
  });
  expect(await api.request('login.cancel')).toEqual({ ok: true, value: undefined });
  expect(api.requested).toEqual([
    { name: 'login.paste', input: { isOpen: true, text: 'a=b' } },
    { name: 'login.cancel', input: undefined },
  ]);
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
