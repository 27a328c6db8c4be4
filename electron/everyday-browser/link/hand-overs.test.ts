import { lstat, mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { EXTENSION_IDENTITY } from '../../../shared/browser-extension/identity';
import { MAX_BYTES_TO_PROGRAM, PROTOCOL } from '../../../shared/browser-extension/messages';
import { freshFolder } from '../../testing/folder';
import { createTestClock } from '../../testing/test-clock';
import { openDoor, writeHost } from '../host/host-folder';
import { HOST_FOLDER } from '../host/script-path';
import { anOffer, aStanding, HELLO, TASK } from '../testing/fixtures';
import { ORIGIN, startHost } from '../testing/host-process';
import type { Offer } from '../types';
import { createHandOvers } from './hand-overs';

/** The program's end on a real socket, with the native host written beside it. */
async function program({ below = '' } = {}) {
  const fresh = await freshFolder();
  const folder = join(fresh, below);
  const shortFolder = join(fresh, 's');
  await mkdir(shortFolder);
  await mkdir(folder, { recursive: true });
  await writeHost(folder);
  const place = join(folder, HOST_FOLDER, 'socket');
  const clock = createTestClock();
  const lines: string[] = [];
  const problems: string[] = [];
  let keys = 0;
  const handOvers = createHandOvers({
    openDoor: (onSocket) => openDoor({ folder, shortFolder }, onSocket),
    clock,
    newKey: () => `key ${(keys += 1)}`,
    chromiumIDs: [EXTENSION_IDENTITY.chromiumID],
    log: (line) => lines.push(line),
    onProblem: (reason) => problems.push(reason),
  });
  onTestFinished(() => handOvers.stop());
  const offers: { offer: Offer; browser: string }[] = [];
  const seen: (readonly string[])[] = [];
  const start = () =>
    handOvers.start(TASK, {
      onBrowsers: (names) => seen.push(names),
      onOffer: (offer, browser) => offers.push({ offer, browser }),
    });
  /** Starts a hand-over, and waits until it can be reached. */
  const wait = async () => {
    const handOver = start();
    await expect
      .poll(() =>
        lstat(place).then(
          () => true,
          () => false,
        ),
      )
      .toBe(true);
    return handOver;
  };
  const isGone = () =>
    lstat(place).then(
      () => false,
      () => true,
    );
  return {
    folder,
    shortFolder,
    place,
    clock,
    lines,
    problems,
    handOvers,
    start,
    wait,
    isGone,
    offers,
    seen,
  };
}

const OFFER = anOffer({ script: [['token', 'ü'.repeat(10)]] });

describe.runIf(process.platform !== 'win32')('the native host', () => {
  it('carries a whole sign-in from the browser to the program', async () => {
    const below = `user's "data" at 100% $HOME`;
    const { folder, wait, offers, seen, isGone } = await program({ below });
    const handOver = await wait();
    const host = await startHost({ folder });
    host.say(HELLO);
    expect(await host.hear()).toEqual({ type: 'step', protocol: PROTOCOL, key: 'key 1', ...TASK });
    host.say({ type: 'offer', key: 'key 1', ...OFFER });
    await expect.poll(() => offers).toEqual([{ offer: OFFER, browser: 'Chromium' }]);
    handOver.tell(aStanding('sending'));
    handOver.close(aStanding('done'));
    expect(await host.hear()).toMatchObject({ state: 'sending' });
    expect(await host.hear()).toMatchObject({ state: 'done' });
    expect(await host.ended).toBe(0);
    expect(seen).toEqual([['Chromium'], []]);
    await expect.poll(isGone).toBe(true);
  });

  it('carries what comes in pieces, and what is large', async () => {
    const { folder, wait, offers } = await program();
    await wait();
    const host = await startHost({ folder });
    const hello = Buffer.from(JSON.stringify(HELLO));
    const frame = Buffer.concat([Buffer.from(Uint32Array.of(hello.length).buffer), hello]);
    for (const byte of frame) {
      host.write(Buffer.of(byte));
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(await host.hear()).toMatchObject({ type: 'step' });
    const large = anOffer({
      script: Array.from({ length: 7 }, (_, n) => [`v${n}`, 'x'.repeat(1_000_000)]),
    });
    host.say({ type: 'offer', key: 'key 1', ...large });
    await expect.poll(() => offers.length, { timeout: 10_000 }).toBe(1);
    expect(offers[0]?.offer).toEqual(large);
  });

  it('ends at a message that is larger than it may be', async () => {
    const { folder, wait, seen } = await program();
    await wait();
    const host = await startHost({ folder });
    host.say(HELLO);
    await host.hear();
    host.write(Buffer.from(Uint32Array.of(MAX_BYTES_TO_PROGRAM + 1).buffer));
    expect(await host.ended).toBe(1);
    await expect.poll(() => seen.at(-1)).toEqual([]);
  });

  it('ends at once when nothing waits', async () => {
    const { folder } = await program();
    const host = await startHost({ folder });
    expect(await host.ended).toBe(0);
  });

  it('ends with the browser, and with what it had said', async () => {
    const { folder, wait, offers, seen } = await program();
    await wait();
    const host = await startHost({ folder });
    host.say(HELLO);
    host.say({ type: 'offer', key: 'unknown', ...OFFER });
    await host.hear();
    host.say({ type: 'offer', key: 'key 1', ...OFFER });
    host.hangUp();
    expect(await host.ended).toBe(0);
    await expect.poll(() => offers).toHaveLength(1);
    await expect.poll(() => seen.at(-1)).toEqual([]);
  });

  it('ends with the program', async () => {
    const { folder, wait, handOvers } = await program();
    await wait();
    const host = await startHost({ folder });
    host.say(HELLO);
    await host.hear();
    await handOvers.stop();
    expect(await host.hear()).toMatchObject({ type: 'standing', state: 'over' });
    expect(await host.ended).toBe(0);
  });

  it.each([
    ['another extension', { args: [`chrome-extension://${'a'.repeat(32)}/`] }],
    ['another program', { browser: 'malware' }],
    ['nobody', { args: [] }],
  ])('gets no word for %s', async (_who, given) => {
    const { folder, wait, lines, seen } = await program();
    await wait();
    const host = await startHost({ folder, ...given });
    host.say(HELLO);
    expect(await host.ended).toBe(0);
    expect(lines).toHaveLength(1);
    expect(lines.join()).not.toContain('chrome-extension');
    expect(seen).toEqual([]);
  });

  it('tells Firefox by its add-on', async () => {
    const { folder, wait, seen } = await program();
    await wait();
    const args = ['/a/manifest.json', EXTENSION_IDENTITY.firefoxID];
    const host = await startHost({ folder, browser: 'firefox-esr', args });
    host.say(HELLO);
    await host.hear();
    expect(seen).toEqual([['Firefox']]);
  });

  it('serves two browsers at once, and tells the one that was too late', async () => {
    const { folder, wait, offers } = await program();
    const handOver = await wait();
    const first = await startHost({ folder });
    first.say(HELLO);
    await first.hear();
    const second = await startHost({ folder, browser: 'vivaldi-bin' });
    second.say(HELLO);
    expect(await second.hear()).toMatchObject({ key: 'key 2' });
    second.say({ type: 'offer', key: 'key 2', ...OFFER });
    await expect.poll(() => offers).toHaveLength(1);
    handOver.tell(aStanding('sending'));
    expect(await first.hear()).toMatchObject({
      state: 'over',
      sentence: 'Vivaldi has handed this sign-in over.',
    });
    expect(await second.hear()).toMatchObject({ state: 'sending' });
    expect(await first.ended).toBe(0);
  });

  it('says what is missing where there is no perl', async () => {
    const { folder, wait } = await program();
    await wait();
    const script = join(folder, HOST_FOLDER, 'native-host');
    const text = await readFile(script, 'utf8');
    await writeFile(script, text.replaceAll('command -v perl', 'command -v no-such-perl'));
    const host = await startHost({ folder });
    expect(await host.hear()).toMatchObject({
      type: 'refused',
      sentence: expect.stringContaining('“perl”'),
    });
  });
});

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
    host.say({ type: 'offer', key: 'other', ...OFFER });
    await expect.poll(() => lines).toHaveLength(2);
  });

  it('hears no second step from before', async () => {
    const { folder, wait, start, offers } = await program();
    await wait();
    const host = await startHost({ folder, args: [ORIGIN] });
    host.say(HELLO);
    await host.hear();
    start();
    expect(await host.hear()).toMatchObject({ state: 'over' });
    host.say({ type: 'offer', key: 'key 1', ...OFFER });
    await host.ended;
    expect(offers).toEqual([]);
  });
});
