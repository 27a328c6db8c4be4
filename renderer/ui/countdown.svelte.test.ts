import { render, screen } from '@testing-library/svelte';
import { expect, it } from 'vitest';
import Countdown from './countdown.svelte';

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;

it('is read out once a minute in the last five, from a region that was there before', async () => {
  const { rerender } = render(Countdown, { left: 6 * MINUTE_MS });
  const region = screen.getByRole('status');
  const said: string[] = [];
  for (let left = 6 * MINUTE_MS; left > 3 * MINUTE_MS; left -= SECOND_MS) {
    await rerender({ left });
    const text = region.textContent ?? '';
    if (text !== (said.at(-1) ?? '')) said.push(text);
  }
  expect(said).toEqual(['This sign-in ends in 5 minutes.', 'This sign-in ends in 4 minutes.']);
});
