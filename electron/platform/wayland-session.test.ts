import { expect, it } from 'vitest';
import { isWaylandSession } from './wayland-session';

it.each([
  [{ XDG_SESSION_TYPE: 'wayland' }, true],
  [{ XDG_SESSION_TYPE: 'tty', WAYLAND_DISPLAY: 'wayland-0' }, true],
  [{ XDG_SESSION_TYPE: 'x11', WAYLAND_DISPLAY: '' }, false],
  [{}, false],
])('%j', (env, isIt) => {
  expect(isWaylandSession('linux', env)).toBe(isIt);
  expect(isWaylandSession('win32', env)).toBe(false);
});
