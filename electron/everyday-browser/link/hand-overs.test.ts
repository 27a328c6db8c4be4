import { readFile, writeFile } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EXTENSION_IDENTITY } from '../../../shared/browser-extension/identity';
import { MAX_BYTES_TO_PROGRAM, PROTOCOL } from '../../../shared/browser-extension/messages';
import { EVERYDAY_HOST_TEXT } from '../../../shared/strings/everyday-browser';
import { HEADER_START } from '../host/native-host-script';
import { HOST_FOLDER } from '../host/script-path';
import { anOffer, aStanding, HELLO, TASK } from '../testing/fixtures';
import { ORIGIN, startHost } from '../testing/host-process';
import { program } from '../testing/waiting-program';
import { frameOf } from './frames';

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

  it('says so and ends at a message that is larger than it may be', async () => {
    const { folder, wait, seen } = await program();
    await wait();
    const host = await startHost({ folder });
    host.say(HELLO);
    await host.hear();
    host.write(Buffer.from(Uint32Array.of(MAX_BYTES_TO_PROGRAM + 1).buffer));
    expect(await host.hear()).toMatchObject({
      type: 'refused',
      sentence: EVERYDAY_HOST_TEXT.tooLarge,
    });
    expect(await host.ended).toBe(0);
    await expect.poll(() => seen.at(-1)).toEqual([]);
  });

  it('says by itself that nothing waits, and ends', async () => {
    const { folder } = await program();
    const host = await startHost({ folder });
    host.say(HELLO);
    expect(await host.hear()).toEqual({ type: 'nothing', protocol: PROTOCOL });
    expect(await host.ended).toBe(0);
  });

  it('ends when nothing waits and nobody says hello', async () => {
    const { folder } = await program();
    const host = await startHost({ folder });
    host.hangUp();
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

  it('tells a browser that nobody knows so, and no more', async () => {
    const { folder, wait, lines, seen } = await program();
    await wait();
    const host = await startHost({ folder, browser: 'unheard-of' });
    host.say(HELLO);
    expect(await host.hear()).toEqual({
      type: 'refused',
      protocol: PROTOCOL,
      sentence: EVERYDAY_HOST_TEXT.unknownBrowser,
    });
    expect(await host.ended).toBe(0);
    expect(lines).toEqual(['everyday browser: a connection was ended (another-program)']);
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

  it('is left by the program when it takes nothing of what it is told', async () => {
    const { place, wait, seen } = await program();
    const handOver = await wait();
    const socket = createConnection(place);
    socket.on('error', () => undefined);
    const words = ['/usr/bin/chromium', ORIGIN].map(
      (word) => `x${Buffer.from(word).toString('hex')}`,
    );
    socket.write(`${[HEADER_START, ...words].join(' ')}\n`);
    socket.write(frameOf(HELLO));
    await expect.poll(() => seen.at(-1)).toEqual(['Chromium']);
    const missing = Array.from({ length: 100 }, () => 'x'.repeat(9_000));
    for (let times = 0; times < 10; times += 1) handOver.tell({ ...aStanding('missing'), missing });
    await expect.poll(() => seen.at(-1)).toEqual([]);
    socket.destroy();
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
