import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { tick, type ComponentProps } from 'svelte';
import { describe, expect, it, vi } from 'vitest';
import { createTestApp, NOW_MS } from '../../testing/app';
import Progress from './progress.svelte';

async function renderProgress(progress: ComponentProps<typeof Progress>['progress']) {
  const { wrapper } = await createTestApp();
  const oncancel = vi.fn<() => void>();
  const { unmount } = render(Progress, { progress, oncancel }, wrapper);
  return { user: userEvent.setup(), oncancel, unmount };
}

const cancel = () => screen.getByRole('button', { name: 'Cancel' });

describe('an attempt to connect', () => {
  it.each([
    ['preparing', 'Getting ready'],
    ['checking', 'Checking the token'],
  ] as const)('says that it is %s', async (stage, heading) => {
    await renderProgress({ stage });
    expect(screen.getByRole('heading', { name: heading })).toBeDefined();
    expect(screen.queryByText(/left to answer/)).toBeNull();
  });

  it('says how much time is left to answer in the browser', async () => {
    await renderProgress({ stage: 'in-browser', until: NOW_MS + 118_000 });
    expect(screen.getByRole('heading', { name: 'Go on in your browser' })).toBeDefined();
    expect(screen.getByText('1:58 left to answer')).toBeDefined();
  });

  it('can be cancelled', async () => {
    const { user, oncancel } = await renderProgress({ stage: 'preparing' });
    expect(oncancel).not.toHaveBeenCalled();
    await user.click(cancel());
    expect(oncancel).toHaveBeenCalledOnce();
  });

  it('focuses Cancel, and gives the focus back at the end', async () => {
    const opener = document.body.appendChild(document.createElement('button'));
    opener.focus();
    const { unmount } = await renderProgress({ stage: 'preparing' });
    expect(document.activeElement).toBe(cancel());
    unmount();
    await tick();
    expect(document.activeElement).toBe(opener);
    opener.remove();
  });
});
