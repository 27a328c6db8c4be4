import { fireEvent, render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { LoginStage, LoginState } from '../../../shared/model/login';
import { createTestApp, NOW_MS } from '../../testing/app';
import { aCookiesStage, aLogin } from '../../testing/fixtures';
import View from './view.svelte';

type Stage<Kind extends LoginStage['kind']> = Extract<LoginStage, { kind: Kind }>;

async function renderStage(stage: LoginStage, particulars: Partial<LoginState> = {}) {
  const user = userEvent.setup();
  const login = aLogin({ stage, ...particulars });
  const app = await createTestApp({ login });
  const { rerender } = render(View, { login }, app.wrapper);
  const show = (next: LoginStage, over: Partial<LoginState> = {}) =>
    rerender({ login: { ...login, stage: next, ...over } });
  return { ...app, user, show };
}

const heading = (level: number) => screen.getByRole('heading', { level }).textContent?.trim();

const form = (particulars: Partial<Stage<'user-input'>> = {}): Stage<'user-input'> => ({
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

const failed = (particulars: Partial<Stage<'failed'>>): Stage<'failed'> => ({
  kind: 'failed',
  code: 'expired',
  sentence: 'Too late.',
  next: 'Be quicker.',
  remedy: { kind: 'start-again' },
  detail: null,
  isUnknown: false,
  ...particulars,
});

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
    expect(screen.getByText('This is needed.')).toBeDefined();
    await user.keyboard('abc{Enter}');
    expect(screen.getByText('This does not look right. Check it for slips.')).toBeDefined();
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
    expect(screen.getByText('Nothing here fits. Try fewer letters.')).toBeDefined();
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
    expect(screen.getByText('Waiting for 12 seconds')).toBeDefined();
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
    ['not here yet', { type: 'qr', picture: { state: 'loading' } }],
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

describe('a cookies step', () => {
  const field = { fieldID: 'xs', name: 'xs', required: true, found: false };

  it('says what is found so far, and controls the webview', async () => {
    const { api, user } = await renderStage(aCookiesStage({ fields: [field] }));
    expect(screen.getByText('Waiting for you to sign in')).toBeDefined();
    expect(screen.getByText('0 of 1 found')).toBeDefined();
    expect(screen.getByText('https://www.example.com')).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Back' }));
    await user.click(screen.getByRole('button', { name: 'Reload' }));
    await user.keyboard('{F6}');
    expect(api.inputsOf('login.actOnWebview')).toEqual([{ action: 'reload' }, { action: 'focus' }]);
  });

  it('is confirmed by the user once the values are there', async () => {
    const { api, user, show } = await renderStage(aCookiesStage({ needsConfirmation: true }));
    await user.click(screen.getByRole('button', { name: 'I am signed in' }));
    expect(api.inputsOf('login.confirm')).toEqual([]);
    await show(aCookiesStage({ needsConfirmation: true, wait: 'final-page' }));
    await user.click(screen.getByRole('button', { name: 'I am signed in' }));
    expect(api.inputsOf('login.confirm')).toEqual([undefined]);
  });

  it('offers another way instead of a page that cannot be opened', async () => {
    const { webview } = aCookiesStage();
    const problem = { kind: 'certificate', detail: 'net::ERR_CERT' } as const;
    const { api, user } = await renderStage(aCookiesStage({ webview: { ...webview, problem } }));
    expect(screen.getByText('The site cannot prove that it is the real one.')).toBeDefined();
    expect(screen.queryByRole('group', { name: 'The page to sign in on' })).toBeNull();
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

describe('the end', () => {
  it('says who is signed in, and whose login that replaced', async () => {
    const { api, user } = await renderStage({
      kind: 'complete',
      signedIn: { accountID: 'bob', network: 'WhatsApp', displayName: 'Bob' },
      replaced: 'WhatsApp (Alice)',
      instructions: null,
    });
    expect(heading(2)).toBe('Bob is signed in to WhatsApp');
    expect(
      screen.getByText('You signed in as Bob; the login of WhatsApp (Alice) was replaced.'),
    ).toBeDefined();
    await user.keyboard('{Escape}');
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
    await user.click(screen.getByRole('button', { name: 'Add it anew' }));
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
    expect(heading(2)).toBe('This step cannot be read');
    expect(screen.getByText(/currentStep\.url/)).toBeDefined();
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
