import { describe, expect, it } from 'vitest';
import { restartCommand, launchCommand, type StartFacts } from './launch-command';

const PACKAGED: StartFacts = {
  execPath: '/opt/Bridgekeeper/bridgekeeper',
  appFolder: null,
  args: [],
  env: {},
  cwd: '/home/alice',
};

const command = (over: Partial<StartFacts>) => launchCommand({ ...PACKAGED, ...over });

describe('launchCommand', () => {
  it('starts the executable, hidden', () => {
    expect(command({})).toEqual(['/opt/Bridgekeeper/bridgekeeper', '--hidden']);
  });

  it('gives Electron the folder of an unpackaged program, after the switches', () => {
    const args = ['--no-sandbox', '/src/bridgekeeper'];
    const over = { execPath: '/x/electron', appFolder: '/src/bridgekeeper', args };
    expect(command(over)).toEqual(['/x/electron', '--no-sandbox', '/src/bridgekeeper', '--hidden']);
  });

  it('keeps what makes it this program, and leaves what belonged to one start', () => {
    const args = [
      '--user-data-dir=second',
      '--password-store=gnome-libsecret',
      '--gtk-version=3',
      '--demo',
      '--hidden',
      '--remote-debugging-port=0',
      '--inspect=0',
      'bridgekeeper://open',
    ];
    expect(command({ args }).slice(1)).toEqual([
      '--user-data-dir=/home/alice/second',
      '--password-store=gnome-libsecret',
      '--gtk-version=3',
      '--hidden',
    ]);
  });

  it('starts an AppImage and not what is mounted of it', () => {
    const env = { APPIMAGE: '/home/alice/Bridgekeeper.AppImage', APPDIR: '/tmp/.mount_Bri' };
    const execPath = '/tmp/.mount_Bri/bridgekeeper';
    expect(command({ env, execPath })).toEqual([env.APPIMAGE, '--hidden']);
    // Started from a terminal that is an AppImage itself.
    expect(command({ env })[0]).toBe(PACKAGED.execPath);
  });

  it('passes on no token, but the rule that none may be used', () => {
    const env = { BEEPER_ACCESS_TOKEN: 'secret', BRIDGEKEEPER_DEMO_ONLY: '1' };
    expect(command({ env })).toEqual([
      'env',
      'BRIDGEKEEPER_DEMO_ONLY=1',
      PACKAGED.execPath,
      '--hidden',
    ]);
  });
});

describe('restartCommand', () => {
  it('starts the program as it was, to be seen, and asks nothing twice', () => {
    const args = [
      '--no-sandbox',
      '--user-data-dir=second',
      '--remote-debugging-port=0',
      '/src/bridgekeeper',
      '--hidden',
      '--demo',
      '--reconnect=account',
      'bridgekeeper://reconnect/account',
    ];
    expect(restartCommand({ ...PACKAGED, args })).toEqual({
      execPath: PACKAGED.execPath,
      args: args.slice(0, 4),
    });
  });

  it('starts an AppImage and not what is mounted of it', () => {
    const env = { APPIMAGE: '/home/alice/Bridgekeeper.AppImage', APPDIR: '/tmp/.mount_Bri' };
    const execPath = '/tmp/.mount_Bri/bridgekeeper';
    expect(restartCommand({ execPath, args: [], env }).execPath).toBe(env.APPIMAGE);
  });
});
