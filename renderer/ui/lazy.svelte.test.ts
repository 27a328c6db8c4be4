import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { tick, type Component } from 'svelte';
import { describe, expect, it, vi } from 'vitest';
import { focusPage } from './focus-page';
import { createLazy } from './lazy.svelte';
import LazyView from './lazy-view.svelte';
import PanelHeading from './panel-heading.svelte';

type Loaded = { default: Component<{ text: string }> };

/** A view whose code comes when the test says so. */
function lateView() {
  let arrive: () => void = () => undefined;
  const code = new Promise<Loaded>((resolve) => {
    arrive = () => resolve({ default: PanelHeading });
  });
  const importIt = vi.fn(() => code);
  return { view: createLazy(importIt), importIt, arrive };
}

describe('a view whose code comes later', () => {
  it('is loaded once, and shown with its properties when it is there', async () => {
    const { view, importIt, arrive } = lateView();
    render(LazyView, { of: view, text: 'History' });
    expect(screen.queryByRole('heading')).toBeNull();
    const loading = view.load();
    arrive();
    await loading;
    await tick();
    expect(screen.getByRole('heading').textContent).toBe('History');
    await view.load();
    expect(importIt).toHaveBeenCalledOnce();
  });

  it('is there at once when it was loaded before', async () => {
    const { view, arrive } = lateView();
    arrive();
    await view.load();
    render(LazyView, { of: view, text: 'History' });
    expect(screen.getByRole('heading').textContent).toBe('History');
  });

  it('gets the focus that it was too late for', async () => {
    const { view, arrive } = lateView();
    render(LazyView, { of: view, text: 'History' });
    focusPage();
    arrive();
    await vi.waitFor(() => expect(document.activeElement?.textContent).toBe('History'));
  });

  it('says that it did not come, and can be tried again', async () => {
    const importIt = vi
      .fn<() => Promise<Loaded>>()
      .mockRejectedValueOnce(new Error('no such file'))
      .mockResolvedValueOnce({ default: PanelHeading });
    const view = createLazy(importIt);
    render(LazyView, { of: view, text: 'History' });
    expect((await screen.findByRole('alert')).textContent).toContain('This page did not open.');
    await userEvent.setup().click(screen.getByRole('button', { name: 'Try again' }));
    expect((await screen.findByRole('heading')).textContent).toBe('History');
  });
});
