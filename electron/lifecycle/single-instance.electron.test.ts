import { rm, stat, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createFakeElectron } from '../testing/fake-electron';
import { freshFolder } from '../testing/folder';
import { claimSingleInstance, fittingArguments } from './single-instance.electron';

const { argv } = process;
afterEach(() => {
  process.argv = argv;
});

describe('claimSingleInstance', () => {
  const link = { preventDefault: () => undefined };

  it('hands on what was requested before anybody listened, in order', () => {
    const { electron } = createFakeElectron();
    const requests = claimSingleInstance(electron);
    electron.app.emit('second-instance', {}, [], '/', { argv: ['a', '--reconnect=b'] });
    electron.app.emit('open-url', link, 'bridgekeeper://open');
    const received: (readonly string[])[] = [];
    requests?.onRequest((argv) => received.push(argv));
    electron.app.emit('second-instance', {}, [], '/', { argv: ['later'] });
    electron.app.emit('activate');
    expect(received).toEqual([['a', '--reconnect=b'], ['bridgekeeper://open'], ['later'], []]);
  });

  it.each([null, 'text', {}, { argv: 'text' }, { argv: [1, null] }])(
    'takes the malformed %j of another program for a plain start',
    (sent) => {
      const { electron } = createFakeElectron();
      const received: (readonly string[])[] = [];
      claimSingleInstance(electron)?.onRequest((argv) => received.push(argv));
      electron.app.emit('second-instance', {}, [], '/', sent);
      expect(received).toEqual([[]]);
    },
  );

  it('starts again without what is too long to be handed over, and claims nothing', () => {
    const { electron } = createFakeElectron();
    process.argv = ['electron', '/app', `bridgekeeper://${'a'.repeat(40_000)}`, '--hidden'];
    const relaunched: unknown[] = [];
    Object.assign(electron.app, {
      relaunch: (options: unknown) => relaunched.push(options),
      requestSingleInstanceLock: () => expect.unreachable(),
    });
    expect(claimSingleInstance(electron)).toBeNull();
    expect(relaunched).toEqual([{ execPath: process.execPath, args: ['/app', '--hidden'] }]);
  });

  it('is null for a second start', async () => {
    const { electron } = createFakeElectron({ folder: await freshFolder() });
    electron.app.requestSingleInstanceLock = () => false;
    expect(claimSingleInstance(electron)).toBeNull();
  });

  it('is null where one on another computer has the lock of a shared folder', async () => {
    const folder = await freshFolder();
    await symlink('another-computer-17', join(folder, 'SingletonLock'));
    const { electron } = createFakeElectron({ folder });
    electron.app.requestSingleInstanceLock = () => false;
    expect(claimSingleInstance(electron)).toBeNull();
  });
});

describe('fittingArguments', () => {
  it('has nothing against a usual command line', () => {
    const link = `bridgekeeper://reconnect/${'%F0%9F%8C%BB'.repeat(800)}`;
    expect(fittingArguments(['/app', '--no-sandbox', link])).toBeNull();
  });

  it('leaves out what would not reach the running program', () => {
    const long = `bridgekeeper://reconnect/${'a'.repeat(40_000)}`;
    expect(fittingArguments(['/app', long, '--hidden'])).toEqual(['/app', '--hidden']);
    const some = 'ü'.repeat(2_500);
    expect(fittingArguments([some, some, some, 'b'])).toEqual([some, some, 'b']);
  });
});

describe('a folder that cannot be written to', () => {
  it('is not taken for another program: Chromium gets a folder of its own', async () => {
    // One that is not there: of one that is, permissions would not keep root out.
    const { electron } = createFakeElectron({ folder: '/nowhere' });
    const moved: string[] = [];
    let asked = 0;
    Object.assign(electron.app, {
      setPath: (name: string, to: string) => moved.push(`${name} ${to}`),
      requestSingleInstanceLock: () => (asked += 1) > 1,
    });
    expect(claimSingleInstance(electron)).not.toBeNull();
    expect(moved).toEqual([expect.stringContaining('bridgekeeper-')]);
    const [, made = ''] = moved[0]?.split(' ') ?? [];
    expect((await stat(made)).isDirectory()).toBe(true);
    await rm(made, { recursive: true });
  });
});
