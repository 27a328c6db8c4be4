import { render } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, expect, it, vi } from 'vitest';
import Skeleton from './skeleton.svelte';

afterEach(() => vi.useRealTimers());

it('is seen only when what it stands for takes its time, and by nobody who listens', async () => {
  vi.useFakeTimers();
  const { container } = render(Skeleton);
  const outline = container.querySelector('[aria-hidden="true"]');
  vi.advanceTimersByTime(149);
  await tick();
  expect(outline?.classList.contains('shown')).toBe(false);
  vi.advanceTimersByTime(1);
  await tick();
  expect(outline?.classList.contains('shown')).toBe(true);
});
