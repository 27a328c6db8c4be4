import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { FieldProgress } from '../../../../shared/model/login';
import { createTestApp } from '../../../testing/app';
import { aCookiesStage } from '../../../testing/fixtures';
import PasteStep from './paste-step.svelte';

const fieldIn = (found: boolean): FieldProgress => ({
  fieldID: 'xs',
  name: 'xs',
  required: true,
  found,
});

async function renderStep(found: boolean) {
  const user = userEvent.setup();
  const { api, wrapper } = await createTestApp();
  api.answer('login.paste', { taken: 0, otherHost: null });
  const ontyped = vi.fn<(isTyped: boolean) => void>();
  const stage = aCookiesStage({ way: 'paste', fields: [fieldIn(found)] });
  const { rerender } = render(PasteStep, { stage, ontyped }, wrapper);
  return { user, api, ontyped, rerender };
}

describe('opening the site in the default browser', () => {
  it('is confirmed only once it is open', async () => {
    const { user, api } = await renderStep(false);
    const opening = api.hold('login.openInDefaultBrowser');
    await user.click(screen.getByRole('button', { name: 'Open the site in your browser' }));
    expect(api.names()).toContain('login.openInDefaultBrowser');
    expect(screen.queryByText('The site is opening in your browser.')).toBeNull();
    opening.finish();
    expect(await screen.findByText('The site is opening in your browser.')).toBeDefined();
  });

  it('says why it did not work', async () => {
    const { user, api } = await renderStep(false);
    api.refuse('login.openInDefaultBrowser', 'No browser could be opened.');
    await user.click(screen.getByRole('button', { name: 'Open the site in your browser' }));
    expect(await screen.findByText('No browser could be opened.')).toBeDefined();
    expect(screen.queryByText('The site is opening in your browser.')).toBeNull();
  });
});

describe('pasting everything at once', () => {
  const box = () => screen.getByLabelText<HTMLTextAreaElement>('Paste it here');

  it('sends what is pasted at once, without showing it', async () => {
    const { user, api } = await renderStep(false);
    await user.click(box());
    await user.paste('xs=secret');
    expect(api.inputsOf('login.paste')).toEqual([{ isOpen: true, text: 'xs=secret' }]);
    expect(box().value).toBe('');
  });

  it('never holds what is pasted, not even until it is answered', async () => {
    const { user, api } = await renderStep(false);
    const answer = api.hold('login.paste');
    await user.click(box());
    await user.paste('xs=secret');
    expect(box().value).toBe('');
    answer.finish({ taken: 1, otherHost: null });
  });

  it('sends what is typed at the press of a button, and keeps it when it is refused', async () => {
    const { user, api, ontyped } = await renderStep(false);
    api.refuse('login.paste', 'Not now.');
    await user.type(box(), 'xs=typed');
    expect(ontyped).toHaveBeenLastCalledWith(true);
    await user.click(screen.getByRole('button', { name: 'Use it' }));
    expect(api.inputsOf('login.paste')).toEqual([{ isOpen: true, text: 'xs=typed' }]);
    expect(box().value).toBe('xs=typed');
  });

  it('says how many values it took, also when all were found before', async () => {
    const { user, api } = await renderStep(true);
    api.answer('login.paste', { taken: 1, otherHost: null });
    await user.click(box());
    await user.paste('xs=fresh');
    expect(await screen.findByText('1 value taken from it.')).toBeDefined();
    expect(screen.queryByText('There is nothing in it that is still needed.')).toBeNull();
  });

  it('says when there was nothing to use', async () => {
    const { user, api } = await renderStep(true);
    api.answer('login.paste', { taken: 0, otherHost: null });
    await user.click(box());
    await user.paste('nothing');
    expect(await screen.findByText('There is nothing in it that is still needed.')).toBeDefined();
  });
});

it('sends one value for its field, and submits once everything is there', async () => {
  const { user, api, rerender } = await renderStep(false);
  const submit = () => screen.getByRole('button', { name: 'Hand it to Beeper' });
  await user.click(submit());
  expect(api.inputsOf('login.submitPasted')).toEqual([]);

  await user.click(screen.getByLabelText(/^xs/));
  await user.paste('secret');
  expect(api.inputsOf('login.paste')).toEqual([{ isOpen: true, fieldID: 'xs', text: 'secret' }]);

  await rerender({ stage: aCookiesStage({ way: 'paste', fields: [fieldIn(true)] }) });
  await user.click(submit());
  expect(api.inputsOf('login.submitPasted')).toEqual([undefined]);
});

it('never holds the one value that is pasted, either', async () => {
  const { user, api } = await renderStep(false);
  const field = screen.getByLabelText<HTMLInputElement>(/^xs/);
  const answer = api.hold('login.paste');
  await user.click(field);
  await user.paste('secret');
  expect(api.inputsOf('login.paste')).toHaveLength(1);
  expect(field.value).toBe('');
  answer.finish({ taken: 1, otherHost: null });
});

it('leads back to the page', async () => {
  const { user, api } = await renderStep(false);
  await user.click(screen.getByRole('button', { name: 'Back to the sign-in page' }));
  expect(api.inputsOf('login.paste')).toEqual([{ isOpen: false }]);
});
