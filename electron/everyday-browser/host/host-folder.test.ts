import { lstat, mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { freshFolder } from '../../testing/folder';
import { anOffer, aStanding, HELLO } from '../testing/fixtures';
import { startHost } from '../testing/host-process';
import { program } from '../testing/waiting-program';
import { openDoor, writeHost } from './host-folder';
import { HOST_FOLDER } from './script-path';

describe.runIf(process.platform !== 'win32')('the socket', () => {
  it('is this user’s alone, as its folder is', async () => {
    const { folder, place, wait } = await program();
    await wait();
    await expect.poll(async () => (await stat(place)).mode & 0o777).toBe(0o600);
    expect((await stat(join(folder, HOST_FOLDER))).mode & 0o777).toBe(0o700);
    expect((await stat(join(folder, HOST_FOLDER, 'native-host'))).mode & 0o777).toBe(0o700);
  });

  it('is there only while something waits', async () => {
    const { wait, start, isGone, place } = await program();
    expect(await isGone()).toBe(true);
    (await wait()).close(aStanding('over'));
    await expect.poll(isGone).toBe(true);
    start().close(aStanding('over'));
    start();
    await expect
      .poll(() =>
        lstat(place).then(
          (found) => found.isSocket(),
          () => false,
        ),
      )
      .toBe(true);
  });

  it('takes the place of what a crash has left, and follows no link', async () => {
    const { place, folder, wait } = await program();
    const target = join(folder, 'target');
    await writeFile(target, 'mine');
    await symlink(target, place);
    await wait();
    await expect.poll(async () => (await lstat(place)).isSocket()).toBe(true);
    expect(await readFile(target, 'utf8')).toBe('mine');
  });

  it('says why when it cannot be', async () => {
    const { place, start, problems } = await program();
    await mkdir(place);
    start();
    await expect.poll(() => problems).toHaveLength(1);
  });

  it('is not put into a folder that is only a link', async () => {
    const fresh = await freshFolder();
    await mkdir(join(fresh, 'elsewhere'));
    await symlink(join(fresh, 'elsewhere'), join(fresh, HOST_FOLDER));
    const opened = openDoor({ folder: fresh, shortFolder: fresh }, () => undefined);
    await expect(opened).rejects.toThrow('is not your folder');
    await expect(writeHost(fresh)).rejects.toThrow('is not your folder');
    expect(await readdir(join(fresh, 'elsewhere'))).toEqual([]);
  });

  it('is found below a path that is too long for it', async () => {
    const { folder, wait, shortFolder, isGone } = await program({ below: 'long'.repeat(30) });
    const handOver = await wait();
    const host = await startHost({ folder });
    host.say(HELLO);
    expect(await host.hear()).toMatchObject({ type: 'step' });
    handOver.close(aStanding('over'));
    await expect.poll(isGone).toBe(true);
    await expect.poll(() => readdir(shortFolder)).toEqual([]);
  });

  it('takes along what a crash has left below a short path, and nothing else', async () => {
    const { folder, shortFolder, place } = await program({ below: 'long'.repeat(30) });
    const open = () => openDoor({ folder, shortFolder }, () => undefined);
    // It is never closed, as by a program that was killed.
    await open();
    const left = await readdir(shortFolder);
    expect(left).toHaveLength(1);
    const door = await open();
    const now = await readdir(shortFolder);
    expect(now).toHaveLength(1);
    expect(now).not.toEqual(left);
    await door.close();
    expect(await readdir(shortFolder)).toEqual([]);
    for (const name of ['bridgekeeper-others', 'bridgekeeper-abcdef']) {
      await mkdir(join(shortFolder, name));
      await writeFile(join(shortFolder, name, 'mine'), '');
      await writeFile(join(shortFolder, name, 'socket'), '');
      await symlink(join(shortFolder, name, 'socket'), place);
      await (await open()).close();
      expect(await readdir(join(shortFolder, name))).toContain('mine');
    }
    const elsewhere = join(folder, 'elsewhere');
    await mkdir(elsewhere);
    await writeFile(join(elsewhere, 'socket'), '');
    await symlink(elsewhere, join(shortFolder, 'bridgekeeper-linked'));
    await symlink(join(shortFolder, 'bridgekeeper-linked', 'socket'), place);
    await (await open()).close();
    expect(await readdir(elsewhere)).toEqual(['socket']);
  });

  it('is left by who says nothing for ten seconds, and kept by who has the step', async () => {
    const { place, folder, wait, clock, lines } = await program();
    await wait();
    const host = await startHost({ folder });
    host.say(HELLO);
    await host.hear();
    const silent = connect(place);
    const closed = new Promise((resolve) => silent.once('close', resolve));
    await new Promise((resolve) => silent.once('connect', resolve));
    silent.resume();
    await expect.poll(() => clock.isWaiting('everyday-hello')).toBe(true);
    await clock.advance(10_000);
    await closed;
    expect(lines).toEqual(['everyday browser: a connection was ended (silent)']);
    host.say({ type: 'offer', key: 'other', ...anOffer() });
    await expect.poll(() => lines).toHaveLength(2);
  });

  it('hears no second step from before', async () => {
    const { folder, wait, start, offers } = await program();
    await wait();
    const host = await startHost({ folder });
    host.say(HELLO);
    await host.hear();
    start();
    expect(await host.hear()).toMatchObject({ state: 'over' });
    host.say({ type: 'offer', key: 'key 1', ...anOffer() });
    await host.ended;
    expect(offers).toEqual([]);
  });
});
