import { screen } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { anAccount, aSnapshot } from '../../../shared/testing/fixtures';
import { NOW_MS } from '../../testing/app';
import { failed, form, heading, renderStage } from './testing/login-view';

describe('the frame of a login', () => {
  it('says what it is for, and when it ends', async () => {
    await renderStage(
      { kind: 'starting' },
      { reconnects: 'WhatsApp (Alice)', expiresAt: NOW_MS + 60_000 },
    );
    expect(heading(1)).toBe('Sign in to WhatsApp again');
    expect(screen.getByText('for WhatsApp (Alice)')).toBeDefined();
    expect(screen.getByText('This sign-in ends in 1:00')).toBeDefined();
  });

  it('stays open on the way back to the accounts', async () => {
    const { api, store, user } = await renderStage({ kind: 'starting' });
    store.navigate({ view: 'login' });
    await user.click(screen.getByRole('button', { name: 'Accounts' }));
    expect(store.route).toEqual({ view: 'overview' });
    expect(api.inputsOf('login.cancel')).toEqual([]);
  });

  it('is cancelled at once by Escape while nothing would be lost', async () => {
    const { api, user } = await renderStage({ kind: 'starting' });
    await user.keyboard('{Escape}');
    expect(api.inputsOf('login.cancel')).toEqual([undefined]);
  });

  it('asks before it loses what was typed; Escape goes on, and the focus returns', async () => {
    const { api, user } = await renderStage(form());
    const field = screen.getByLabelText('Phone');
    await user.type(field, '+1');
    await user.keyboard('{Escape}');
    expect(screen.getByRole('alertdialog')).toBeDefined();
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('alertdialog')).toBeNull();
    expect(document.activeElement).toBe(field);
    await user.keyboard('{Escape}');
    await user.click(screen.getByRole('button', { name: 'End it' }));
    expect(api.inputsOf('login.cancel')).toEqual([undefined]);
  });

  it('says why a request was refused', async () => {
    const { api, user } = await renderStage({ kind: 'starting' });
    api.refuse('login.cancel', 'Bridgekeeper did not answer.');
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(await screen.findByText('Bridgekeeper did not answer.')).toBeDefined();
  });
});

it('names the part of a step that cannot be read, and shows the rest', async () => {
  const unreadableParts = ['currentStep.fields.1.id'];
  const { show } = await renderStage(form({ fields: [{ id: 'name', label: 'Name' }] }), {
    unreadableParts,
  });
  expect(screen.getByLabelText('Name')).toBeDefined();
  expect(screen.getByText('currentStep.fields.1.id')).toBeDefined();
  await show(form(), { unreadableParts: [] });
  expect(screen.queryByText(/cannot read/)).toBeNull();
});

it('lets the user choose how to sign in', async () => {
  const flows = [
    { id: 'qr', name: 'QR code', description: 'Scan it' },
    { id: 'phone', name: 'Phone number', description: 'Type it' },
  ];
  const { api, user } = await renderStage({ kind: 'choose-flow', flows });
  await user.click(screen.getByRole('radio', { name: 'Phone number' }));
  await user.click(screen.getByRole('button', { name: 'Continue' }));
  expect(api.inputsOf('login.chooseFlow')).toEqual([{ flowID: 'phone' }]);
});

describe('instructions', () => {
  const instructions = (text: string) => form({ instructions: text });

  it('have a code that can be copied, and their bold words', async () => {
    const { user } = await renderStage(instructions('Open **LINE** and enter **482913** there.'));
    expect(screen.getByText('LINE').tagName).toBe('STRONG');
    await user.click(screen.getByRole('button', { name: 'Copy the code' }));
    expect(await navigator.clipboard.readText()).toBe('482913');
    expect(screen.queryByText(/\*\*/)).toBeNull();
  });

  it('have links that say where they lead, and open there', async () => {
    const { api, user } = await renderStage(
      instructions('Go to [your account](https://xn--e1awd7f.example/a?b=c) first.'),
    );
    const link = screen.getByRole('link', { name: 'your account (xn--e1awd7f.example)' });
    await user.click(link);
    expect(api.inputsOf('login.openLink')).toEqual([{ url: 'https://xn--e1awd7f.example/a?b=c' }]);
  });

  it('hold no HTML', async () => {
    await renderStage(instructions('<img src=x onerror=alert(1)> <b>no</b>'));
    expect(document.querySelector('#step-instructions img, #step-instructions b')).toBeNull();
  });
});

describe('the end', () => {
  it('says who is signed in, and whose login that replaced', async () => {
    const { api, user } = await renderStage({
      kind: 'complete',
      signedIn: { accountID: 'bob', network: 'WhatsApp', displayName: 'Bob' },
      replaced: 'WhatsApp (Alice)',
      instructions: null,
    });
    expect(heading(2)).toBe('Bob is signed in to WhatsApp');
    expect(screen.getByText('You signed in as Bob, in place of WhatsApp (Alice).')).toBeDefined();
    await user.keyboard('{Escape}');
    expect(api.inputsOf('login.close')).toEqual([undefined]);
  });

  const complete = {
    kind: 'complete',
    signedIn: { accountID: 'bob', network: 'WhatsApp', displayName: 'Bob' },
    replaced: null,
    instructions: null,
  } as const;
  const RECONNECT = { reconnects: 'WhatsApp (Bob)', accountID: 'bob', endedAt: 1 };
  const bobIs = (status: string) =>
    aSnapshot({
      accounts: [anAccount({ accountID: 'bob', displayName: 'Bob', status })],
      lastCheckedAt: 1,
    });

  it('goes by itself, until its user does something', async () => {
    const { api, user } = await renderStage(complete, RECONNECT, bobIs('connected'));
    expect(screen.getByText(/Its messages arrive again/)).toBeDefined();
    expect(screen.getByText(/Back to your accounts in a moment/)).toBeDefined();
    const asked = () => api.inputsOf('login.closeByItself').map(({ isOn }) => isOn);
    expect(asked()).toEqual([true]);
    await user.hover(screen.getByRole('button', { name: 'Done' }));
    expect(asked()).toEqual([true, false]);
    await user.unhover(screen.getByRole('button', { name: 'Done' }));
    expect(asked()).toEqual([true, false, true]);
    await user.keyboard('a');
    expect(asked()).toEqual([true, false, true, false]);
    await user.hover(screen.getByRole('button', { name: 'Done' }));
    await user.unhover(screen.getByRole('button', { name: 'Done' }));
    expect(asked()).toHaveLength(4);
  });

  it.each([
    ['instructions', { instructions: 'Keep your phone online.' }],
    ['whose login was replaced', { replaced: 'WhatsApp (Alice)' }],
  ])('stays where there is something to read: %s', async (_what, more) => {
    const { api } = await renderStage({ ...complete, ...more }, RECONNECT, bobIs('connected'));
    expect(screen.queryByText(/Back to your accounts/)).toBeNull();
    expect(api.inputsOf('login.closeByItself')).toEqual([]);
  });

  it('stays while the account asks for something more, and leads there', async () => {
    const wanted = bobIs('attention_required');
    const { api, store, user } = await renderStage(complete, RECONNECT, wanted);
    expect(screen.getByText('One thing is left: See what WhatsApp wants from you.')).toBeDefined();
    expect(api.inputsOf('login.closeByItself')).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Open the account' }));
    expect(store.route).toEqual({ view: 'account', accountID: 'bob' });
    expect(api.inputsOf('login.close')).toEqual([undefined]);
  });

  it('says what went wrong, and starts again or closes', async () => {
    const stage = failed({ code: 'ODD', detail: 'slow', isUnknown: true });
    const { api, user } = await renderStage(stage);
    expect(screen.getByText('Too late.')).toBeDefined();
    expect(screen.getByText('slow')).toBeDefined();
    expect(screen.getByText('ODD')).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Start again' }));
    await user.click(screen.getByRole('button', { name: 'Close' }));
    expect(api.names().slice(-2)).toEqual(['login.restart', 'login.close']);
  });

  it('connects again where Beeper refused the token', async () => {
    const stage = failed({ code: 'unauthorized', remedy: { kind: 'connect-again' } });
    const { api, store, user } = await renderStage(stage);
    await user.click(screen.getByRole('button', { name: 'Connect again' }));
    expect(api.inputsOf('connection.reconnect')).toEqual([undefined]);
    expect(store.route).toEqual({ view: 'connect' });
  });

  it('says what to do next, and has the button for it first', async () => {
    const { api, user, show } = await renderStage(
      failed({ remedy: { kind: 'open-network', origin: 'https://x.com' } }),
    );
    expect(screen.getByText('Be quicker.')).toBeDefined();
    const first = () => screen.getAllByRole('button', { name: /again|anew|way|Open/ })[0];
    expect(first()?.textContent?.trim()).toBe('Open x.com in your browser');
    await user.click(screen.getByRole('button', { name: 'Open x.com in your browser' }));
    await show(failed({ remedy: { kind: 'another-way' } }));
    expect(first()?.textContent?.trim()).toBe('Choose another way');
    await user.click(screen.getByRole('button', { name: 'Choose another way' }));
    await show(failed({ remedy: { kind: 'add-anew' } }));
    await user.click(screen.getByRole('button', { name: 'Add it again' }));
    expect(api.inputsOf('login.start')).toEqual([{ bridgeID: 'local-whatsapp' }]);
    await show(failed({ remedy: { kind: 'open-network', origin: null } }));
    expect(first()?.textContent?.trim()).toBe('Start again');
    await show(failed({ remedy: { kind: 'update-beeper' } }));
    expect(first()?.textContent?.trim()).toBe('Open Beeper Desktop');
    expect(api.names().filter((name) => name.startsWith('login.'))).toEqual([
      'login.openInDefaultBrowser',
      'login.chooseAnotherWay',
      'login.start',
    ]);
  });

  it('says until when to wait, and lets the user start again all the same', async () => {
    const remedy = { kind: 'wait', ms: 600_000 } as const;
    const { api, user, show } = await renderStage(failed({ remedy }), { endedAt: NOW_MS - 1 });
    expect(screen.getByText(/better not to start again before/)).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Start again anyway' }));
    expect(api.names().at(-1)).toBe('login.restart');
    await show(failed({ remedy: { ...remedy, ms: 1 } }));
    expect(screen.queryByText(/better not to start again/)).toBeNull();
    expect(screen.getByRole('button', { name: 'Start again' })).toBeDefined();
  });

  it('was brought about by somebody, and is not called a failure', async () => {
    await renderStage(failed({ code: 'cancelled' }));
    expect(heading(2)).toBe('The sign-in was ended');
  });

  it('has a report, shown before it is copied; Escape goes back to the end', async () => {
    const { api, user } = await renderStage(failed({}));
    api.answer('login.report', 'Bridgekeeper sign-in report 1');
    await user.click(screen.getByRole('button', { name: 'Report this sign-in' }));
    expect(heading(2)).toBe('A report of this sign-in');
    expect(document.activeElement?.textContent?.trim()).toBe('A report of this sign-in');
    const report = await screen.findByRole('region', { name: 'The report' });
    expect(report.textContent).toBe('Bridgekeeper sign-in report 1');
    await user.click(screen.getByRole('button', { name: 'Copy the report' }));
    expect(await navigator.clipboard.readText()).toBe('Bridgekeeper sign-in report 1');
    await user.keyboard('{Escape}');
    expect(heading(2)).toBe('The sign-in did not work');
    expect(api.names()).not.toContain('login.cancel');
  });

  it('of a passkey leads to another way', async () => {
    const stage = { kind: 'unknown-step', type: 'webauthn', instructions: null } as const;
    const { api, user } = await renderStage(stage);
    expect(heading(2)).toBe('This network wants a passkey');
    await user.click(screen.getByRole('button', { name: 'Choose another way' }));
    expect(api.names().at(-1)).toBe('login.chooseAnotherWay');
  });

  it('is offered for a step that cannot be read, and says what it lacks', async () => {
    const stage = { kind: 'unreadable-step', field: 'currentStep.url' } as const;
    const { api, user } = await renderStage(stage);
    expect(heading(2)).toBe('Bridgekeeper cannot show this step');
    expect(screen.getByText('currentStep.url').closest('details')?.open).toBe(false);
    await user.click(screen.getByRole('button', { name: 'Choose another way' }));
    expect(api.names().at(-1)).toBe('login.chooseAnotherWay');
  });

  it('is offered for an unknown step', async () => {
    const stage = { kind: 'unknown-step', type: 'dance', instructions: null } as const;
    const { api, user } = await renderStage(stage);
    expect(screen.getByText(/“dance”/)).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'End this sign-in' }));
    expect(api.inputsOf('login.cancel')).toEqual([undefined]);
  });
});
