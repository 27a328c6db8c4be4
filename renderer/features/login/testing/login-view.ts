import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import type { LoginStage, LoginState } from '../../../../shared/model/login';
import type { Snapshot } from '../../../../shared/model/snapshot';
import { aSnapshot } from '../../../../shared/testing/fixtures';
import { createTestApp } from '../../../testing/app';
import { aLogin } from '../../../testing/fixtures';
import View from '../view.svelte';

export type Stage<Kind extends LoginStage['kind']> = Extract<LoginStage, { kind: Kind }>;

/** Shows a login at a stage; `show` goes on to another. */
export async function renderStage(
  stage: LoginStage,
  particulars: Partial<LoginState> = {},
  snapshot: Snapshot = aSnapshot(),
) {
  const user = userEvent.setup();
  const login = aLogin({ stage, ...particulars });
  const app = await createTestApp({ login, snapshot });
  const { rerender } = render(View, { login }, app.wrapper);
  const show = (next: LoginStage, over: Partial<LoginState> = {}) =>
    rerender({ login: { ...login, stage: next, ...over } });
  return { ...app, user, show };
}

export const heading = (level: number) =>
  screen.getByRole('heading', { level }).textContent?.trim();

export const form = (particulars: Partial<Stage<'user-input'>> = {}): Stage<'user-input'> => ({
  kind: 'user-input',
  stepID: 'enter',
  fields: [{ id: 'phone', type: 'phone_number', label: 'Phone', pattern: '^[+0-9]+$' }],
  attachments: [],
  instructions: null,
  round: 1,
  isSubmitting: false,
  problem: null,
  ...particulars,
});

export const failed = (particulars: Partial<Stage<'failed'>>): Stage<'failed'> => ({
  kind: 'failed',
  code: 'expired',
  sentence: 'Too late.',
  next: 'Be quicker.',
  remedy: { kind: 'start-again' },
  detail: null,
  isUnknown: false,
  ...particulars,
});
