import { mkdtempSync, mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { newestChange } from './build.mjs';

const DAY = 86_400;
let folder = '';

/**
 * @param {string} path
 * @param {number} day
 */
function touch(path, day) {
  utimesSync(path, day * DAY, day * DAY);
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bridgekeeper-build-'));
  mkdirSync(join(folder, 'deep'));
  writeFileSync(join(folder, 'deep', 'old.ts'), '');
  touch(join(folder, 'deep', 'old.ts'), 10);
  touch(join(folder, 'deep'), 11);
  touch(folder, 12);
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('newestChange', () => {
  it('goes through folders', () => {
    touch(join(folder, 'deep', 'old.ts'), 20);
    expect(newestChange([folder])).toBe(20 * DAY * 1000);
  });

  it('notices a removed file by its folder', () => {
    touch(join(folder, 'deep'), 15);
    expect(newestChange([folder])).toBe(15 * DAY * 1000);
  });

  it('uses the newest of several, and a missing one as nothing', () => {
    expect(newestChange([join(folder, 'deep'), folder, join(folder, 'none')])).toBe(
      12 * DAY * 1000,
    );
    expect(newestChange([join(folder, 'none')])).toBe(0);
  });
});
