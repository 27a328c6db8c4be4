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

  it('leaves the focus where it went meanwhile', async () => {
    const { view, arrive } = lateView();
    render(LazyView, { of: view, text: 'History' });
    focusPage();
    const field = document.body.appendChild(document.createElement('input'));
    field.focus();
    arrive();
    await screen.findByRole('heading');
    await tick();
    expect(document.activeElement).toBe(field);
    field.remove();
  });

  it('is not waited for when it is only loaded in advance', async () => {
    const { view } = lateView();
    void view.load();
    render(PanelHeading, { text: 'Settings' });
    focusPage();
    expect(document.activeElement?.textContent).toBe('Settings');
  });

  it('says that it did not come, and has the page loaded anew', async () => {
    const reload = vi.spyOn(location, 'reload').mockImplementation(() => undefined);
    const view = createLazy(() => Promise.reject<Loaded>(new Error('no such file')));
    render(LazyView, { of: view, text: 'History' });
    await screen.findByText('This page did not open.');
    expect(screen.getByRole('alert').textContent).toContain('This page did not open.');
    await userEvent.setup().click(screen.getByRole('button', { name: 'Try again' }));
    expect(reload).toHaveBeenCalledOnce();
  });
});
