import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { NO_HOOKS, type HooksState, type WebhookState } from '../../../shared/model/hooks';
import { createTestApp, NOW_MS } from '../../testing/app';
import OtherPrograms from './other-programs.svelte';

async function renderHooks(hooks: Partial<HooksState> = {}) {
  const app = await createTestApp({ hooks: { ...NO_HOOKS, ...hooks } });
  render(OtherPrograms, {}, app.wrapper);
  return { ...app, user: userEvent.setup() };
}

const webhook = (particulars: Partial<WebhookState> = {}): WebhookState => ({
  state: 'ready',
  format: 'ntfy',
  origin: 'https://ntfy.example',
  hasToken: true,
  storage: 'keyring',
  waiting: 0,
  last: null,
  ...particulars,
});

const button = (name: string) => screen.getByRole('button', { name });
const field = (name: string) => screen.getByRole<HTMLInputElement>('textbox', { name });

describe('the command', () => {
  it('is saved with Enter, and stays as typed with the reason when it is refused', async () => {
    const { api, user } = await renderHooks();
    api.refuse('hooks.setCommand', 'You did not confirm it.');
    await user.type(field('Run a program'), 'say hello{Enter}');
    expect(api.inputsOf('hooks.setCommand')).toEqual([{ text: 'say hello' }]);
    expect(await screen.findByText('You did not confirm it.')).toBeDefined();
    expect(field('Run a program').value).toBe('say hello');
    expect(screen.queryByRole('button', { name: 'Run it as a test' })).toBeNull();
  });

  it('is not saved when nothing has changed', async () => {
    const { api, user } = await renderHooks({ command: { text: 'say', last: null } });
    await user.click(button('Save the program'));
    expect(api.names()).not.toContain('hooks.setCommand');
  });

  it('is tested, says how it ended, and is removed', async () => {
    const { api, user } = await renderHooks({ command: { text: 'say', last: null } });
    await user.click(button('Run it as a test'));
    expect(api.names()).toContain('hooks.testCommand');
    const outcome = { kind: 'failed', exitCode: 3, output: 'no voice' } as const;
    const last = { at: NOW_MS - 120_000, outcome, retryAt: null };
    api.push('hooks', { ...NO_HOOKS, command: { text: 'say', last } });
    expect(
      await screen.findByText('It failed, 2 minutes ago (exit code 3): no voice'),
    ).toBeDefined();
    await user.click(button('Remove the program'));
    expect(api.inputsOf('hooks.setCommand')).toEqual([{ text: '' }]);
    expect(document.activeElement).toBe(field('Run a program'));
  });
});

describe('the webhook', () => {
  it('is set up by keyboard', async () => {
    const { api, user } = await renderHooks();
    button('Set up a webhook').focus();
    await user.keyboard('{Enter}');
    const kind = screen.getByRole('combobox', { name: 'Kind of service' });
    expect(document.activeElement).toBe(kind);
    await user.selectOptions(kind, 'gotify');
    expect(screen.getByText('The token of the application in Gotify.')).toBeDefined();
    await user.click(button('Save the webhook'));
    expect(api.names()).not.toContain('hooks.setWebhook');
    await user.type(field('Address'), ' https://gotify.example ');
    await user.type(screen.getByLabelText('Token'), 'A1{Enter}');
    expect(api.inputsOf('hooks.setWebhook')).toEqual([
      { format: 'gotify', url: 'https://gotify.example', token: 'A1' },
    ]);
    expect(document.activeElement).toBe(button('Set up a webhook'));
  });

  it('keeps what was typed when it is refused, and leaves with Escape', async () => {
    const { api, user } = await renderHooks();
    api.refuse('hooks.setWebhook', 'It has to be https.');
    await user.click(button('Set up a webhook'));
    await user.type(field('Address'), 'http://example.com{Enter}');
    expect(await screen.findByText('It has to be https.')).toBeDefined();
    expect(field('Address').value).toBe('http://example.com');
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('textbox', { name: 'Address' })).toBeNull();
    expect(document.activeElement).toBe(button('Set up a webhook'));
  });

  it('shows no more of its address than the origin, and when it is tried again', async () => {
    const outcome = { kind: 'refused', status: 503, answer: 'busy' } as const;
    const last = { at: NOW_MS - 60_000, outcome, retryAt: NOW_MS + 60_000 };
    await renderHooks({ webhook: webhook({ last, waiting: 2 }) });
    expect(screen.getByText('ntfy, https://ntfy.example, with a token')).toBeDefined();
    expect(screen.getByText('2 alerts are waiting to be sent.')).toBeDefined();
    expect(
      screen.getByText(
        'ntfy.example did not take it, 1 minute ago (error 503): busy Bridgekeeper tries again at 14:01.',
      ),
    ).toBeDefined();
  });

  it('is tested, and removed once that is confirmed', async () => {
    const { api, user } = await renderHooks({ webhook: webhook() });
    await user.click(button('Send a test'));
    expect(api.names()).toContain('hooks.testWebhook');
    await user.click(button('Remove the webhook'));
    expect(api.names()).not.toContain('hooks.setWebhook');
    await user.click(button('Remove'));
    expect(api.inputsOf('hooks.setWebhook')).toEqual([null]);
  });

  it.each([
    ['locked', /keyring did not give Bridgekeeper the webhook/],
    ['unreadable', /can no longer be read/],
  ] as const)('can be set up anew or removed when it is %s', async (state, sentence) => {
    await renderHooks({ webhook: { ...NO_HOOKS.webhook, state } });
    expect(screen.getByText(sentence)).toBeDefined();
    expect(screen.queryByRole('button', { name: 'Send a test' })).toBeNull();
    expect(button('Change the webhook')).toBeDefined();
    expect(button('Remove the webhook')).toBeDefined();
  });

  it('says when no keyring took its address, and what can be done', async () => {
    const { api, user } = await renderHooks({ webhook: webhook({ storage: 'memory' }) });
    expect(screen.getByText(/forgotten when Bridgekeeper quits/)).toBeDefined();
    await user.click(button('Keep it in a file without encryption'));
    expect(api.names()).toContain('hooks.saveWebhookUnencrypted');
  });
});
