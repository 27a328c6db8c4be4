import { describe, expect, it } from 'vitest';
import { FOX_PNG } from '../../../simulator/sites/fox-picture';
import type { BeeperClient } from '../../beeper-api/client';
import { errorResult } from '../../beeper-api/errors';
import { createManualClock } from '../../testing/manual-clock';
import { createAccountPictures } from './account-pictures';

const HOUR_MS = 3_600_000;
const FOX = Buffer.from(FOX_PNG, 'base64');

type Answer = ReturnType<BeeperClient['asset']>;
const good = (bytes: Uint8Array = FOX): Answer => Promise.resolve({ ok: true, value: bytes });
const failed = (): Answer =>
  Promise.resolve(errorResult('/v1/assets/serve', 'not-found', { message: 'no mxc://x/one' }));

/** Pictures of which each key is its address without the `mxc://x/`; the real shrinking is e2e's. */
function start(answer: (url: string) => Answer = () => good()) {
  const clock = createManualClock();
  const asked: string[] = [];
  const lines: string[] = [];
  const pictures = createAccountPictures({
    client: {
      asset: (url, _limit, options) => {
        asked.push(url);
        const aborted = new Promise<never>((_, reject) => {
          options?.signal?.addEventListener('abort', () => reject(new Error('aborted')));
        });
        return Promise.race([answer(url), aborted]);
      },
    },
    clock,
    addressOf: (key) =>
      key.startsWith('data:') ? key : key === 'gone' ? undefined : `mxc://x/${key}`,
    shrink: (bytes) => `small ${bytes.byteLength}`,
    log: (line) => lines.push(line),
  });
  return { clock, asked, lines, pictures };
}

const SMALL = `small ${FOX.length}`;

describe('the pictures of accounts', () => {
  it('are fetched once, however often and fast they are asked for', async () => {
    const { pictures, asked, clock } = start();
    expect(await Promise.all([pictures.picture('one'), pictures.picture('one')])).toEqual([
      SMALL,
      SMALL,
    ]);
    await clock.advance(30 * 24 * HOUR_MS);
    expect(await pictures.picture('one')).toBe(SMALL);
    expect(asked).toEqual(['mxc://x/one']);
  });

  it('are not asked for when no account has them, or Beeper is not needed', async () => {
    const { pictures, asked } = start();
    expect(await pictures.picture('gone')).toBeNull();
    expect(await pictures.picture(`data:image/png;base64,${FOX_PNG}`)).toBe(SMALL);
    expect(asked).toEqual([]);
  });

  it('are tried again an hour after a failure, of which the log gets the kind alone', async () => {
    const answers = [failed(), good()];
    const { pictures, asked, clock, lines } = start(() => answers.shift() ?? failed());
    expect(await pictures.picture('one')).toBeNull();
    await clock.advance(HOUR_MS - 1);
    expect(await pictures.picture('one')).toBeNull();
    expect(asked).toHaveLength(1);
    await clock.advance(1);
    expect(await pictures.picture('one')).toBe(SMALL);
    expect(lines).toEqual(['the picture of an account is not shown: not-found']);
  });

  it.each([
    ['no picture', Buffer.from('<svg/>')],
    ['too large', Buffer.concat([FOX, Buffer.alloc(1024 * 1024)])],
  ])('are not decoded when they are %s', async (_, bytes) => {
    const { pictures, lines } = start(() => good(bytes));
    expect(await pictures.picture('one')).toBeNull();
    expect(await pictures.picture(`data:image/png;base64,${bytes.toString('base64')}`)).toBeNull();
    expect(lines).toHaveLength(2);
  });

  it('are given up after five seconds', async () => {
    const { pictures, clock, lines } = start(() => new Promise(() => undefined));
    const picture = pictures.picture('one');
    await clock.advance(4_999);
    expect(lines).toEqual([]);
    await clock.advance(1);
    expect(await picture).toBeNull();
    expect(lines).toEqual(['the picture of an account is not shown: timeout']);
  });

  it('are fetched four at once', async () => {
    const { pictures, clock, asked } = start(() => new Promise(() => undefined));
    const all = Array.from({ length: 1_000 }, (_, number) => pictures.picture(String(number)));
    await clock.advance(0);
    expect(asked).toHaveLength(4);
    pictures.stop();
    expect(await Promise.all(all)).toEqual(Array(1_000).fill(null));
    expect(asked).toHaveLength(4);
  });

  it('are kept only so many, the last ones that were fetched', async () => {
    const { pictures, asked } = start();
    for (let number = 0; number <= 200; number += 1) await pictures.picture(String(number));
    await pictures.picture('200');
    await pictures.picture('1');
    expect(asked).toHaveLength(201);
    await pictures.picture('0');
    expect(asked).toHaveLength(202);
  });

  it('end without a line when they are stopped', async () => {
    const { pictures, clock, lines } = start(() => new Promise(() => undefined));
    const picture = pictures.picture('one');
    await clock.advance(0);
    pictures.stop();
    expect(await picture).toBeNull();
    expect(lines).toEqual([]);
  });
});
