import { describe, expect, it } from 'vitest';
import { createMenuCommands } from './menu-commands';
import type { MenuCommand } from './menu-template';

function start({ hasFocus = true } = {}) {
  const done: unknown[] = [];
  const run = createMenuCommands({
    window: {
      showDialog: (name) => done.push(['dialog', name]),
      hasFocus: () => hasFocus,
      zoom: (action) => done.push(['window', action]),
    },
    open: (route) => done.push(['open', route.view]),
    checkNow: () => done.push(['check']),
    zoomWebview: (action) => done.push(['page', action]),
  });
  return (command: MenuCommand) => {
    run(command);
    return done;
  };
}

describe('the application menu', () => {
  it.each([
    ['about', ['open', 'about']],
    ['settings', ['open', 'settings']],
    ['search', ['dialog', 'palette']],
    ['shortcuts', ['dialog', 'shortcuts']],
    ['check', ['check']],
  ] as const)('%s', (command, expected) => {
    expect(start()(command)).toEqual([expected]);
  });

  it('zooms what has the keyboard: the window’s own page, or the one signed in on', () => {
    expect(start()('zoom-in')).toEqual([['window', 'zoom-in']]);
    expect(start({ hasFocus: false })('zoom-out')).toEqual([['page', 'zoom-out']]);
  });
});
