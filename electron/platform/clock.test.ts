import { expect, it } from 'vitest';
import { systemClock } from './clock';

it('runs a timer, but not one that was cancelled', async () => {
  const ran: string[] = [];
  const cancel = systemClock.setTimeout(() => ran.push('cancelled'), 0);
  cancel();
  await new Promise<void>((resolve) => {
    systemClock.setTimeout(() => {
      ran.push('ran');
      resolve();
    }, 1);
  });
  expect(ran).toEqual(['ran']);
});
