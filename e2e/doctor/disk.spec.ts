import { readdir } from 'node:fs/promises';
import { expect } from '@playwright/test';
import { test as diskTest } from '../trials/faults/small-disk';
import { doctorFixtures, type DoctorFixtures } from './fixtures';

const test = diskTest.extend<DoctorFixtures>(doctorFixtures);

test('--doctor on a full or read-only disk says so, and leaves it as it is', async ({
  disk,
  examineAsJSON,
}) => {
  expect((await examineAsJSON()).line('disk')).toMatchObject({ state: 'ok' });

  await disk.fill();
  const files = await readdir(disk.folder);
  const full = await examineAsJSON();
  expect(full.line('disk')).toMatchObject({
    state: 'mend',
    what: expect.stringContaining('The disk is full'),
  });
  expect(full.line('token').state).toBe('ok');
  expect(await readdir(disk.folder)).toEqual(files);
  await disk.free();

  await disk.setReadOnly(true);
  const readOnly = await examineAsJSON();
  expect(readOnly.line('disk')).toMatchObject({
    state: 'mend',
    what: expect.stringContaining('Nothing can be written'),
    how: expect.stringContaining('Nothing is lost'),
  });
  expect(readOnly.line('token').state).toBe('ok');
  expect(readOnly.code).toBe(1);
});
