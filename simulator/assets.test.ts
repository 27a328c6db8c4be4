import { expect, it } from 'vitest';
import { BAD_PICTURES, FOX, PORTRAIT, redirectedTo } from './assets';
import { ask, askAs, simulators } from './testing';

const start = simulators();
const pathOf = (url: string) => `/v1/assets/serve?${new URLSearchParams({ url }).toString()}`;

it.each([
  [PORTRAIT, 200, 'image/jpeg'],
  [FOX, 200, 'image/png'],
  [BAD_PICTURES.svg, 200, 'image/svg+xml'],
  [BAD_PICTURES.page, 200, 'text/html; charset=utf-8'],
  [BAD_PICTURES.immense, 200, 'image/png'],
  [BAD_PICTURES.missing, 404, 'application/json; charset=utf-8'],
  ['https://example.com/a.png', 404, 'application/json; charset=utf-8'],
])('serves %s: %i, %s', async (url, status, type) => {
  const reply = await askAs(await start(), pathOf(url));
  expect([reply.status, reply.headers['content-type']]).toEqual([status, type]);
});

it('redirects where it is told to', async () => {
  const target = 'http://127.0.0.1:1/picture.png?size=9';
  const reply = await askAs(await start(), pathOf(redirectedTo(target)));
  expect([reply.status, reply.headers.location]).toEqual([302, target]);
});

it('wants an address and a token', async () => {
  const simulator = await start();
  expect((await askAs(simulator, '/v1/assets/serve')).status).toBe(400);
  expect((await ask(simulator.url, pathOf(FOX))).status).toBe(401);
});

it('has pictures for accounts of each seed, which can be changed', async () => {
  const { control } = await start({ seed: 'healthy' });
  const pictures = control.accounts().flatMap(({ user }) => user.imgURL ?? []);
  expect(pictures).toEqual([PORTRAIT, FOX]);
  const accountID = 'local-whatsapp_ba_alice';
  expect(control.setAccount(accountID, { imgURL: FOX }).user.imgURL).toBe(FOX);
  expect(control.setAccount(accountID, { fullName: 'A' }).user.imgURL).toBe(FOX);
  expect(control.setAccount(accountID, { imgURL: null }).user).not.toHaveProperty('imgURL');
});
