import { expect, it } from 'vitest';
import { REQUEST_CHANNEL } from '../../shared/ipc/channels';
import { createFakeElectron, type FakeFrame } from '../testing/fake-electron';
import type { Handlers } from './handlers';
import { openRequestInbox } from './request-inbox.electron';
import { startRouter } from './router.electron';

const WINDOW_FRAME: FakeFrame = { url: 'app://test/index.html' };

function start() {
  const { electron, invoke } = createFakeElectron();
  const lines: string[] = [];
  const requests = openRequestInbox(electron);
  const request = (frame: FakeFrame | null, name: unknown) => invoke(frame, REQUEST_CHANNEL, name);
  const early = request(WINDOW_FRAME, 'logs.open');
  startRouter({
    requests,
    // The one handler that is called here.
    handlers: { 'logs.open': () => undefined } as unknown as Handlers,
    isOwnFrame: (frame) => frame === (WINDOW_FRAME as unknown),
    origin: 'app://test',
    log: (line) => lines.push(line),
  });
  return { request, early, stop: requests.close, lines };
}

it('answers the window’s own page', async () => {
  expect(await start().request(WINDOW_FRAME, 'logs.open')).toEqual({ ok: true, value: undefined });
});

it('answers what was asked before there was an answer', async () => {
  expect(await start().early).toEqual({ ok: true, value: undefined });
});

it.each([null, { ...WINDOW_FRAME }])('refuses the frame %j', async (frame) => {
  const { request, lines } = start();
  const error = { code: 'not-allowed', message: 'Not allowed.' };
  expect(await request(frame, 'logs.open')).toEqual({ ok: false, error });
  expect(lines.length).toBe(1);
});

it('refuses another page in the window’s own frame', async () => {
  WINDOW_FRAME.url = 'app://test.example.com/index.html';
  const answer = start().request(WINDOW_FRAME, 'logs.open');
  WINDOW_FRAME.url = 'app://test/index.html';
  expect(await answer).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
});

it.each(['token.read', 'constructor', null])('rejects %j, which is no request', async (name) => {
  await expect(start().request(WINDOW_FRAME, name)).rejects.toThrow('There is no such request.');
});

it('handles nothing once it is stopped', async () => {
  const { request, stop } = start();
  stop();
  await expect(request(WINDOW_FRAME, 'logs.open')).rejects.toThrow('nothing handles');
});
