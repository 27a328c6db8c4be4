import { render } from '@testing-library/svelte';
import { afterEach, expect, it, vi } from 'vitest';
import { createTestApp } from '../../../testing/app';
import WebviewRegion from './webview-region.svelte';

afterEach(() => {
  vi.restoreAllMocks();
});

it('hides the page while a dialog is over it, which the page would cover', async () => {
  // happy-dom has no layout.
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockReturnValue(
    new DOMRect(0, 100, 600, 400),
  );
  const { api, dialogs, wrapper } = await createTestApp();
  render(WebviewRegion, {}, wrapper);
  const region = { x: 0, y: 100, width: 600, height: 400 };
  const last = () => api.inputsOf('login.setWebviewRegion').at(-1);
  dispatchEvent(new Event('resize'));
  await expect.poll(last).toEqual(region);
  dialogs.show('palette');
  await expect.poll(last).toBeNull();
  dialogs.close();
  await Promise.resolve();
  dispatchEvent(new Event('resize'));
  await expect.poll(last).toEqual(region);
});
