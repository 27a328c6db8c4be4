import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { tick } from 'svelte';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { BridgeLogin } from '../../../shared/api/bridge';
import { anAccount } from '../../../shared/testing/fixtures';
import { createTestApp } from '../../testing/app';
import { aConnection, aLogin } from '../../testing/fixtures';
import RemovalLine from '../../window/removal-line.svelte';
import RemoveLogin from './remove-login.svelte';

const account = anAccount({ accountID: 'a', loginID: 'l', displayName: 'Alice 🌻' });
const club = anAccount({ accountID: 'b', loginID: 'l', displayName: 'Chess Club' });

const LOGIN: BridgeLogin = {
  ...{ bridgeID: 'local-whatsapp', loginID: 'l', status: 'connected' },
  removeScopes: ['all-devices', 'this-planet', 'current-device'],
};

async function renderButton(login: BridgeLogin | null = LOGIN, accounts = [account]) {
  const user = userEvent.setup();
  const app = await createTestApp({ route: { view: 'account', accountID: 'a' } });
  const { rerender, unmount } = render(RemoveLogin, { account, login, accounts }, app.wrapper);
  render(RemovalLine, {}, app.wrapper);
  const sent = () => app.api.inputsOf('accounts.removeLogin');
  return { ...app, user, rerender, unmount, sent };
}

const opener = () => screen.queryByRole('button', { name: 'Remove this sign-in…' });
const dialog = () => screen.queryByRole('dialog', { name: 'Remove this sign-in?' });
const inDialog = () => within(screen.getByRole('dialog'));
const remove = () => inDialog().getByRole('button', { name: /^Remov(e this sign-in|ing)$/ });
const nameBox = () => inDialog().getByRole('textbox', { name: 'To be sure, type this name:' });
const line = (text: RegExp) => screen.queryByText(text, { selector: '.banner p' });

async function openDialog(...given: Parameters<typeof renderButton>) {
  const rendered = await renderButton(...given);
  await rendered.user.click(screen.getByRole('button', { name: 'Remove this sign-in…' }));
  return rendered;
}

describe('removing a sign-in', () => {
  it.each([
    ['Beeper does not list it', null],
    ['it cannot be removed in any way', { ...LOGIN, removeScopes: [] }],
  ])('is not offered when %s', async (_when, login) => {
    await renderButton(login);
    expect(opener()).toBeNull();
  });

  it.each(['a', 'b'])('is not offered while %s is being signed in to', async (accountID) => {
    const { api } = await renderButton(LOGIN, [account, club]);
    api.push('login', aLogin({ accountID }));
    await tick();
    expect(opener()).toBeNull();
    api.push('login', aLogin({ accountID: 'c' }));
    await tick();
    expect(opener()).not.toBeNull();
  });

  it('says what it means, with what removes least chosen, and what nobody knows last', async () => {
    await openDialog();
    const about = document.getElementById(
      screen.getByRole('dialog').getAttribute('aria-describedby') ?? '',
    );
    expect(about?.textContent).toMatch(/WhatsApp \(Alice 🌻\).*Your account with WhatsApp itself/s);
    const ways = inDialog().getAllByRole<HTMLInputElement>('radio');
    expect(ways.map(({ checked }) => checked)).toEqual([true, false, false]);
    expect(inDialog().getByRole('radio', { name: 'In this Beeper Desktop only' })).toBe(ways[0]);
    expect(inDialog().getByRole('radio', { name: '“this-planet”' })).toBe(ways[2]);
    expect(screen.getByText(/Bridgekeeper does not know what it does/)).toBeDefined();
    expect(screen.queryByText(/holds other accounts/)).toBeNull();
  });

  it('gives no choice where there is none, and sends that one', async () => {
    const { user, sent } = await openDialog({ ...LOGIN, removeScopes: ['all-devices'] });
    expect(inDialog().queryByRole('radio')).toBeNull();
    expect(screen.getByText('On all your devices')).toBeDefined();
    await user.type(nameBox(), 'Alice{Enter}');
    expect(sent()).toEqual([{ accountID: 'a', scope: 'all-devices' }]);
  });

  it('names the other accounts that go with it', async () => {
    await openDialog({ ...LOGIN, accountIDs: ['a', 'unlisted'] }, [account, club]);
    const others = inDialog().getAllByRole('listitem');
    expect(others.map(({ textContent }) => textContent)).toEqual([
      'WhatsApp (Chess Club)',
      'unlisted',
    ]);
  });

  it('takes the name, and nothing else, for a yes', async () => {
    const { user, sent } = await openDialog();
    expect(remove().getAttribute('aria-disabled')).toBe('true');
    await user.click(remove());
    await user.type(nameBox(), 'Alicia{Enter}');
    expect(sent()).toEqual([]);
    await user.clear(nameBox());
    await user.type(nameBox(), ' aLICE ');
    expect(remove().getAttribute('aria-disabled')).toBe('false');
    await user.click(inDialog().getByRole('radio', { name: 'On all your devices' }));
    await user.click(remove());
    expect(sent()).toEqual([{ accountID: 'a', scope: 'all-devices' }]);
  });

  it('is left by Escape or “Keep it”: nothing is sent, and the focus returns', async () => {
    const { user, sent } = await openDialog();
    expect(document.activeElement?.textContent?.trim()).toBe('Remove this sign-in?');
    let reachedPage = false;
    const onkeydown = () => (reachedPage = true);
    window.addEventListener('keydown', onkeydown);
    onTestFinished(() => window.removeEventListener('keydown', onkeydown));
    await user.keyboard('{Escape}');
    expect([dialog(), reachedPage]).toEqual([null, false]);
    await tick();
    expect(document.activeElement).toBe(opener());
    await user.keyboard('{Enter}');
    await user.click(inDialog().getByRole('button', { name: 'Keep it' }));
    await tick();
    expect([dialog(), document.activeElement, sent()]).toEqual([null, opener(), []]);
  });

  it('is not asked for on another page: leaving this one closes the dialog', async () => {
    const { removal, unmount } = await openDialog();
    expect(removal.askedID).toBe('a');
    unmount();
    expect(removal.askedID).toBeNull();
  });
});

describe('a removal under way', () => {
  it('is sent once, however often it is asked for, and said', async () => {
    const { api, user, sent } = await openDialog();
    api.hold('accounts.removeLogin');
    await user.type(nameBox(), 'alice{Enter}{Enter}');
    await user.dblClick(remove());
    expect(sent()).toHaveLength(1);
    expect(inDialog().getByRole('status').textContent).toMatch(/^\s*Beeper is removing it/);
    expect(remove().textContent).toMatch(/Removing/);
    expect(line(/./)).toBeNull();
  });

  it('goes on in the window when its dialog is closed, and can be looked at again', async () => {
    const { api, user, rerender, sent } = await openDialog();
    const held = api.hold('accounts.removeLogin');
    await user.type(nameBox(), 'alice{Enter}');
    await user.click(inDialog().getByRole('button', { name: 'Close' }));
    expect(line(/^The sign-in of WhatsApp \(Alice 🌻\) is being removed\.$/)).not.toBeNull();
    expect(screen.queryByRole('button', { name: /^Dismiss/ })).toBeNull();

    await user.click(opener() as HTMLElement);
    expect(inDialog().getByText(/^Beeper is removing it/)).toBeDefined();
    // Beeper may stop listing the login before it answers.
    await rerender({ account, login: null, accounts: [account] });
    expect(dialog()).not.toBeNull();
    held.finish();
    await screen.findByText(/is removed\.$/);
    expect([dialog(), sent().length]).toEqual([null, 1]);
  });

  it('lets no other begin', async () => {
    const { api, removal } = await renderButton();
    api.hold('accounts.removeLogin');
    void removal.start({ accountID: 'c', name: 'Slack', scope: 'all-devices', accountIDs: ['c'] });
    await tick();
    expect(opener()?.getAttribute('aria-disabled')).toBe('true');
    opener()?.click();
    await tick();
    expect(dialog()).toBeNull();
    await removal.start({ accountID: 'a', name: 'x', scope: 'all-devices', accountIDs: ['a'] });
    expect(api.inputsOf('accounts.removeLogin')).toHaveLength(1);
  });
});

describe('a removal that is over', () => {
  it('closes its dialog, leaves the page of the account, and is said until it is dismissed', async () => {
    const heading = document.createElement('h1');
    heading.tabIndex = -1;
    heading.dataset['topHeading'] = '';
    document.body.append(heading);
    onTestFinished(() => heading.remove());
    const { user, store } = await openDialog();
    await user.type(nameBox(), 'alice{Enter}');
    const said = await screen.findByText('The sign-in of WhatsApp (Alice 🌻) is removed.');
    expect(said.closest('[role=status]')).not.toBeNull();
    await tick();
    expect([dialog(), store.route]).toEqual([null, { view: 'overview' }]);
    expect(document.activeElement).toBe(heading);
    await user.click(screen.getByRole('button', { name: /^Dismiss: The sign-in/ }));
    expect(line(/./)).toBeNull();
  });

  it.each([
    ['of another account on the login', 'b', 'overview'],
    ['of an account that stays', 'c', 'account'],
  ])('on the page %s', async (_which, accountID, view) => {
    const { api, user, store } = await openDialog(LOGIN, [account, club]);
    const held = api.hold('accounts.removeLogin');
    await user.type(nameBox(), 'alice{Enter}');
    store.navigate({ view: 'account', accountID });
    held.finish();
    await screen.findByText(/is removed\.$/);
    expect(store.route.view).toBe(view);
  });

  it('and failed is said in the dialog, from where it can be tried again', async () => {
    const { api, user, sent, store } = await openDialog();
    api.refuse('accounts.removeLogin', 'Beeper is busy.');
    await user.type(nameBox(), 'alice{Enter}');
    expect((await inDialog().findByRole('alert')).textContent).toBe('Beeper is busy.');
    expect(line(/./)).toBeNull();
    await user.click(remove());
    expect(sent()).toHaveLength(2);
    await user.click(inDialog().getByRole('button', { name: 'Keep it' }));
    expect([line(/./), store.route.view]).toEqual([null, 'account']);
    await user.click(opener() as HTMLElement);
    expect(screen.queryByText('Beeper is busy.')).toBeNull();
  });

  it.each([
    ['a token that may not do that', 'forbidden', 'beeper', 1],
    ['anything else', 'failed', 'beeper', 0],
    ['the demo', 'forbidden', 'demo', 0],
  ] as const)('and failed for %s offers to connect again where that helps', async (...given) => {
    const [, code, kind, offers] = given;
    const { api, user, store } = await openDialog();
    if (kind === 'demo') api.push('connection', aConnection({ active: { kind } }));
    api.refuse('accounts.removeLogin', 'It may not.', code);
    await user.type(nameBox(), 'alice{Enter}');
    await inDialog().findByText('It may not.');
    const again = inDialog().queryAllByRole('button', { name: 'Connect again' });
    expect(again).toHaveLength(offers);
    if (again[0] === undefined) return;
    await user.click(again[0]);
    expect(store.route).toEqual({ view: 'connect' });
    expect(api.inputsOf('connection.reconnect')).toHaveLength(1);
  });

  it('and failed after its dialog was closed is said in the window', async () => {
    const { api, user } = await openDialog();
    const held = api.hold('accounts.removeLogin');
    await user.type(nameBox(), 'alice{Enter}{Escape}');
    held.refuse('Beeper is busy.');
    expect(await screen.findByText('Beeper is busy.')).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Dismiss: Beeper is busy.' }));
    expect(line(/./)).toBeNull();
  });
});
