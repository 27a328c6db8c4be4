import { LOGIN_TEXT } from '../../../shared/strings/login';
import { fireEvent, screen } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';
import type { LoginStage } from '../../../shared/model/login';
import { NOW_MS } from '../../testing/app';
import { aCookiesStage } from '../../testing/fixtures';
import { form, renderStage, type Stage } from './testing/login-view';

describe('a form', () => {
  it('begins in its first field and is sent by Enter', async () => {
    const { api, user } = await renderStage(form());
    await vi.waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Phone')));
    await user.keyboard(' +49123 {Enter}');
    expect(api.inputsOf('login.submit')).toEqual([
      { stepID: 'enter', fields: [['phone', '+49123']] },
    ]);
  });

  it('is not sent with a value that does not fit', async () => {
    const { api, user } = await renderStage(form());
    await user.keyboard('{Enter}');
    expect(screen.getByText('Please fill this in.')).toBeDefined();
    await user.keyboard('abc{Enter}');
    expect(screen.getByText('This does not look right. Check it for typos.')).toBeDefined();
    expect(api.inputsOf('login.submit')).toEqual([]);
  });

  it('has a choice where the bridge gives one', async () => {
    const fields = [{ id: 'team', type: 'select', label: 'Workspace', options: ['One', 'Two'] }];
    const { api, user } = await renderStage(form({ fields }));
    await user.selectOptions(screen.getByRole('combobox', { name: 'Workspace' }), 'Two');
    await user.click(screen.getByRole('button', { name: 'Continue' }));
    expect(api.inputsOf('login.submit')).toEqual([{ stepID: 'enter', fields: [['team', 'Two']] }]);
  });

  it('takes fields by any name, and sends each by its own', async () => {
    const ids = ['__proto__', 'constructor', 'toString', ''];
    const fields = ids.map((id, place) => ({ id, label: `Field ${place}` }));
    const { api, user } = await renderStage(form({ fields }));
    expect(screen.queryByText(/native code/)).toBeNull();
    for (const { label } of fields) await user.type(screen.getByLabelText(label), `for ${label}`);
    await user.click(screen.getByRole('button', { name: 'Continue' }));
    expect(api.inputsOf('login.submit')).toEqual([
      { stepID: 'enter', fields: ids.map((id, place) => [id, `for Field ${place}`]) },
    ]);
  });

  it('finds one of ten thousand choices by the keyboard, with few of them in the page', async () => {
    const options = Array.from({ length: 10_000 }, (_, index) => `Město ${index}`);
    const fields = [{ id: 'town', type: 'select', label: 'Town', options }];
    const { api, user } = await renderStage(form({ fields }));
    const box = screen.getByRole('combobox', { name: 'Town' });
    await user.click(box);
    expect(screen.getAllByRole('option').length).toBeLessThan(40);
    expect(screen.getByText('10,000 choices')).toBeDefined();
    await user.type(box, 'mesto 999');
    expect(screen.getByText('11 choices')).toBeDefined();
    await user.keyboard('{ArrowDown}');
    const active = box.getAttribute('aria-activedescendant') ?? '';
    expect(document.getElementById(active)?.textContent?.trim()).toBe('Město 9990');
    await user.keyboard('{Enter}');
    expect(box).toHaveProperty('value', 'Město 9990');
    expect(screen.queryByRole('listbox')).toBeNull();
    expect(api.inputsOf('login.submit')).toEqual([]);
    await user.keyboard('{Enter}');
    expect(api.inputsOf('login.submit')).toEqual([
      { stepID: 'enter', fields: [['town', 'Město 9990']] },
    ]);
  });

  it('closes the choices by Escape, and sends nothing that is not on offer', async () => {
    const options = Array.from({ length: 100 }, (_, index) => `Place ${index}`);
    const fields = [{ id: 'place', type: 'select', label: 'Place', options }];
    const { api, user } = await renderStage(form({ fields }));
    await user.type(screen.getByRole('combobox'), 'nowhere');
    expect(screen.getByText('Nothing matches. Try fewer letters.')).toBeDefined();
    await user.keyboard('{Escape}');
    expect(api.inputsOf('login.cancel')).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Continue' }));
    expect(screen.getByText('Choose one of these.')).toBeDefined();
    expect(api.inputsOf('login.submit')).toEqual([]);
  });

  it('loses its secrets when the bridge asks again, and says so', async () => {
    const fields = [
      { id: 'user', type: 'username', label: 'User' },
      { id: 'password', type: 'password', label: 'Password' },
    ];
    const { user, show } = await renderStage(form({ fields }));
    await user.type(screen.getByLabelText('User'), 'alice');
    await user.type(screen.getByLabelText('Password'), 'wrong');
    await show(form({ fields, round: 2 }));
    expect(screen.getByText('It was not accepted. Check it and try again.')).toBeDefined();
    expect(screen.getByLabelText<HTMLInputElement>('User').value).toBe('alice');
    expect(screen.getByLabelText<HTMLInputElement>('Password').value).toBe('');
  });

  it('shows a password on demand', async () => {
    const fields = [{ id: 'password', type: 'password', label: 'Password' }];
    const { user } = await renderStage(form({ fields }));
    const field = screen.getByLabelText<HTMLInputElement>('Password');
    await user.click(screen.getByRole('button', { name: 'Show Password' }));
    expect(field.type).toBe('text');
  });
});

describe('a display', () => {
  type Display = Stage<'display'>['display'];
  const display = (shown: Pick<Display, 'type'> & Partial<Display>): LoginStage => ({
    kind: 'display',
    stepID: 'show',
    display: { name: shown.type, data: null, picture: { state: 'none' }, ...shown },
    instructions: 'Open the app',
    since: NOW_MS - 12_000,
    problem: null,
  });

  it('draws a QR code, and has it as text', async () => {
    await renderStage(display({ type: 'qr', data: 'https://qr.example' }));
    expect(screen.getByRole('img', { name: 'QR code to scan with your phone' })).toBeDefined();
    expect(screen.getByText('https://qr.example')).toBeDefined();
    expect(screen.getByText('Open the app')).toBeDefined();
    expect(screen.getByText('Waiting…')).toBeDefined();
  });

  const SHOWN = { state: 'shown', source: 'data:image/png;base64,AAAA' } as const;

  it.each([
    ['a QR code by its picture', { type: 'qr', picture: SHOWN }, 'QR code to scan with your phone'],
    ['an emoji by its picture', { type: 'emoji', data: '🦊', picture: SHOWN }, /choose .*🦊$/],
    ['an emoji alone', { type: 'emoji', data: '🦊' }, /choose .*🦊$/],
    [
      'an emoji whose picture fails',
      { type: 'emoji', data: '🦊', picture: { state: 'failed' } },
      /🦊/,
    ],
    [
      'a picture beside a code',
      { type: 'code', data: 'AB', picture: SHOWN },
      'Picture from the network',
    ],
    ['a picture beside nothing', { type: 'nothing', picture: SHOWN }, 'Picture from the network'],
  ] as const)('shows %s', async (_what, shown, name) => {
    await renderStage(display(shown));
    expect(screen.getByRole('img', { name })).toBeDefined();
    if (shown.type === 'code') expect(screen.getByText('AB')).toBeDefined();
  });

  it('shows an emoji’s text when what came is no picture', async () => {
    await renderStage(display({ type: 'emoji', data: '🦊', picture: SHOWN }));
    await fireEvent.error(screen.getByRole('img'));
    expect(screen.getByText('🦊')).toBeDefined();
  });

  it.each([
    ['still loading', { type: 'qr', picture: { state: 'loading' } }],
    ['could not be loaded', { type: 'emoji', picture: { state: 'failed' } }],
    ['sent nothing to show', { type: 'code' }],
    ['sent nothing to show', { type: 'qr' }],
  ] as const)('says when something is missing: %s', async (words, shown) => {
    await renderStage(display(shown));
    expect(screen.getByText(new RegExp(words))).toBeDefined();
  });

  it('shows what an unknown one says, where it can be a code', async () => {
    await renderStage(display({ type: 'unknown', name: 'hologram', data: 'AB-12' }));
    expect(screen.getByRole('button', { name: 'Copy the code' })).toBeDefined();
    expect(screen.getByText(/“hologram”/)).toBeDefined();
  });

  it('copies a code', async () => {
    const { user } = await renderStage(display({ type: 'code', data: 'ABCD-1234' }));
    await user.click(screen.getByRole('button', { name: 'Copy the code' }));
    expect(await screen.findByText('Copied')).toBeDefined();
    expect(await navigator.clipboard.readText()).toBe('ABCD-1234');
  });
});

describe('a cookies step', () => {
  const field = { fieldID: 'xs', name: 'xs', required: true, found: false };

  it('says what is found so far, and controls the webview', async () => {
    const { api, user } = await renderStage(aCookiesStage({ fields: [field] }));
    expect(screen.getByText('Waiting for you to sign in')).toBeDefined();
    expect(screen.getByText('0 of 1 found')).toBeDefined();
    expect(screen.getByText('www.example.com')).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Back' }));
    await user.click(screen.getByRole('button', { name: 'Reload' }));
    await user.keyboard('{F6}');
    expect(api.inputsOf('login.actOnWebview')).toEqual([
      { action: 'focus' },
      { action: 'reload' },
      { action: 'focus' },
    ]);
  });

  it('opens its page with the keyboard in it, once', async () => {
    const opening = aCookiesStage();
    const { api, show } = await renderStage({
      ...opening,
      webview: { ...opening.webview, origin: '' },
    });
    expect(api.inputsOf('login.actOnWebview')).toEqual([]);
    await show(opening);
    await show({ ...opening, webview: { ...opening.webview, origin: 'https://id.example' } });
    expect(api.inputsOf('login.actOnWebview')).toEqual([{ action: 'focus' }]);
  });

  it('leaves the keyboard to its user, who is elsewhere by the time the page opens', async () => {
    const opening = aCookiesStage();
    const { api, show } = await renderStage({
      ...opening,
      webview: { ...opening.webview, origin: '' },
    });
    screen.getByRole('button', { name: LOGIN_TEXT.cancel }).focus();
    await show(opening);
    expect(api.inputsOf('login.actOnWebview')).toEqual([]);
  });

  it('says what to do until that is put away, and again on demand', async () => {
    const stage = aCookiesStage({ instructions: 'Open the site' });
    const { user, show } = await renderStage(stage);
    expect(screen.getByText('Open the site')).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Put this away' }));
    expect(screen.queryByText('Open the site')).toBeNull();
    // The button that had the focus is gone; whoever uses the keyboard goes on from here.
    const isAbove = () => document.activeElement?.classList.contains('above');
    await vi.waitFor(() => expect(isAbove()).toBe(true));
    await user.click(screen.getByRole('button', { name: 'More' }));
    await user.click(screen.getByRole('button', { name: 'Show what to do' }));
    expect(screen.getByText('Open the site')).toBeDefined();
    expect(screen.queryByRole('button', { name: 'Show what to do' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Put this away' }));
    await show({ ...stage, stepID: 'next', instructions: 'Now the next site' });
    expect(screen.getByText('Now the next site')).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Put this away' }));
    // Started again, it is another sign-in, though at the same step.
    await show({ ...stage, stepID: 'next', instructions: 'Now the next site' }, { id: 'again' });
    expect(screen.getByText('Now the next site')).toBeDefined();
  });

  it('comes back from the report with the focus, and with what was put away still away', async () => {
    const { api, user } = await renderStage(aCookiesStage({ instructions: 'Open the site' }));
    api.answer('login.report', 'A report');
    await user.click(screen.getByRole('button', { name: 'Put this away' }));
    await user.click(screen.getByRole('button', { name: 'More' }));
    await user.click(screen.getByRole('button', { name: 'Report this sign-in' }));
    await user.click(await screen.findByRole('button', { name: 'Close' }));
    await vi.waitFor(() =>
      expect(document.activeElement).toBe(document.querySelector('[data-stage-heading]')),
    );
    expect(screen.queryByText('Open the site')).toBeNull();
  });

  it('closes the panel with its step', async () => {
    const stage = aCookiesStage();
    const { user, show } = await renderStage(stage);
    await user.click(screen.getByRole('button', { name: 'More' }));
    await show({ ...stage, stepID: 'next' });
    expect(screen.queryByRole('button', { name: 'Larger' })).toBeNull();
  });

  it('has the rest in a panel, which Escape closes before it ends the login', async () => {
    const { api, user } = await renderStage(aCookiesStage({ fields: [field] }));
    expect(screen.queryByRole('button', { name: 'Larger' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'More' }));
    expect(screen.getByText('xs')).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Larger' }));
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('button', { name: 'Larger' })).toBeNull();
    expect(api.inputsOf('login.actOnWebview')).toEqual([
      { action: 'focus' },
      { action: 'zoom-in' },
    ]);
    expect(api.inputsOf('login.cancel')).toEqual([]);
    await user.keyboard('{Escape}');
    expect(api.inputsOf('login.cancel')).toEqual([undefined]);
  });

  it('is confirmed by the user once the values are there', async () => {
    const { api, user, show } = await renderStage(aCookiesStage({ needsConfirmation: true }));
    await user.click(screen.getByRole('button', { name: 'I am signed in' }));
    expect(api.inputsOf('login.confirm')).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Put this away' }));
    await show(aCookiesStage({ needsConfirmation: true, wait: 'final-page' }));
    await user.click(screen.getByRole('button', { name: 'I am signed in' }));
    expect(api.inputsOf('login.confirm')).toEqual([undefined]);
  });

  it('offers another way instead of a page that cannot be opened', async () => {
    const { webview } = aCookiesStage();
    const problem = { kind: 'certificate', detail: 'net::ERR_CERT' } as const;
    const { api, user } = await renderStage(aCookiesStage({ webview: { ...webview, problem } }));
    expect(screen.getByText('The site cannot prove that it is the real one.')).toBeDefined();
    expect(screen.queryByRole('group', { name: 'Sign-in page' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Open it in your browser' }));
    expect(api.names()).toContain('login.openInDefaultBrowser');
    expect(api.inputsOf('login.paste')).toEqual([{ isOpen: true }]);
  });

  it('does not go on to pasting when no browser opened', async () => {
    const problem = { kind: 'not-secure-browser', detail: null } as const;
    const { webview } = aCookiesStage();
    const { api, user } = await renderStage(aCookiesStage({ webview: { ...webview, problem } }));
    api.refuse('login.openInDefaultBrowser', 'No browser could be opened.');
    await user.click(screen.getByRole('button', { name: 'Open it in your browser' }));
    expect(await screen.findByText('No browser could be opened.')).toBeDefined();
    expect(api.inputsOf('login.paste')).toEqual([]);
  });
});
