import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { createTestApp } from '../../../testing/app';
import { aCookiesStage, aLogin } from '../../../testing/fixtures';
import View from '../view.svelte';

async function renderOpeners(...openers: string[]) {
  const field = { fieldID: 'xs', name: 'xs', required: true, found: true };
  const stage = aCookiesStage({ fields: [field] });
  const login = aLogin({
    stage: { ...stage, webview: { ...stage.webview, origin: 'https://id.example', openers } },
  });
  const { api, dialogs, wrapper } = await createTestApp({ login });
  render(View, { login }, wrapper);
  return { api, dialogs, user: userEvent.setup() };
}

it('says where the pages beneath a child window are from', async () => {
  await renderOpeners('https://net.example', '');
  const beneath = screen.getByRole('list', { name: 'Pages beneath this window' });
  expect([...beneath.children].map((item) => item.textContent?.trim())).toEqual([
    'https://net.example',
    'Blank page',
  ]);
  expect(screen.getByText('id.example')).toBeDefined();
  expect(screen.getByText('A blank page opened a window')).toBeDefined();
});

it('closes a child window by its button or Escape, and the login only without one', async () => {
  const { api, user } = await renderOpeners('https://net.example');
  await user.click(screen.getByRole('button', { name: 'Close this window (Esc)' }));
  await user.keyboard('{Escape}');
  expect(api.inputsOf('login.actOnWebview')).toEqual([
    { action: 'focus' },
    { action: 'close-window' },
    { action: 'close-window' },
  ]);
  expect(api.inputsOf('login.cancel')).toEqual([]);
});

it('has nothing to close on the step’s own page', async () => {
  const { api, user } = await renderOpeners();
  expect(screen.queryByRole('button', { name: 'Close this window (Esc)' })).toBeNull();
  await user.keyboard('{Escape}');
  expect(api.inputsOf('login.actOnWebview')).toEqual([{ action: 'focus' }]);
});

it('leaves Escape and F6 to the palette that lies over a child window', async () => {
  const { api, dialogs, user } = await renderOpeners('https://net.example');
  dialogs.show('palette');
  await user.keyboard('{F6}{Escape}');
  expect(api.inputsOf('login.actOnWebview')).toEqual([{ action: 'focus' }]);
});

it('leaves Escape to the question whether to end the login, though a child window is open', async () => {
  const { api, user } = await renderOpeners('https://net.example');
  await user.click(screen.getByRole('button', { name: 'More' }));
  await user.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(screen.getByRole('alertdialog')).toBeDefined();
  await user.keyboard('{Escape}');
  expect(screen.queryByRole('alertdialog')).toBeNull();
  expect(api.inputsOf('login.actOnWebview')).not.toContainEqual({ action: 'close-window' });
  expect(api.inputsOf('login.cancel')).toEqual([]);
});
