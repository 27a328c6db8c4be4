import { lstat, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { EXTENSION_IDENTITY } from '../../../shared/browser-extension/identity';
import { freshFolder } from '../../testing/folder';
import { createTestClock } from '../../testing/test-clock';
import { openDoor, writeHost } from '../host/host-folder';
import { HOST_FOLDER } from '../host/script-path';
import { createHandOvers } from '../link/hand-overs';
import type { Offer } from '../types';
import { TASK } from './fixtures';

/** The program's end on a real socket, with the native host written beside it. */
export async function program({ below = '' } = {}) {
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
      onLost: () => undefined,
      onStopped: () => undefined,
      onMisfit: () => undefined,
      onBroken: () => undefined,
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
