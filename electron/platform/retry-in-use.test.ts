import { expect, it } from 'vitest';
import { retryWhileInUse } from './retry-in-use';

const NO_WAITS = [0, 0, 0];

function failing(times: number, code: string) {
  let tries = 0;
  const run = async () => {
    tries += 1;
    if (tries <= times) throw Object.assign(new Error(`${code}: try ${tries}`), { code });
    return `done at try ${tries}`;
  };
  return { run, tries: () => tries };
}

it.each(['EPERM', 'EBUSY'])('tries again while another program has the file (%s)', async (code) => {
  expect(await retryWhileInUse(failing(2, code).run)).toBe('done at try 3');
});

it('tries once more after the last wait, and then gives the last error', async () => {
  expect(await retryWhileInUse(failing(3, 'EBUSY').run, NO_WAITS)).toBe('done at try 4');
  await expect(retryWhileInUse(failing(9, 'EBUSY').run, NO_WAITS)).rejects.toThrow('try 4');
});

it('does not repeat what another try cannot mend', async () => {
  const full = failing(9, 'ENOSPC');
  await expect(retryWhileInUse(full.run, NO_WAITS)).rejects.toThrow('ENOSPC');
  expect(full.tries()).toBe(1);
});
