import { describe, expect, it } from 'vitest';
import type { NotificationSpec } from '../notification-content';
import { abilitiesOf, invokedAction, isResident, notifyArguments } from './notify-arguments';

const PROGRAM = { name: 'Bridgekeeper', icon: 'file:///icon.png', desktopEntry: 'bridgekeeper' };
const ALL = abilitiesOf(
  ['actions', 'body', 'body-markup', 'body-hyperlinks', 'persistence'],
  'gnome-shell',
);
const NONE = abilitiesOf(null, undefined);

const spec = (over: Partial<NotificationSpec> = {}): NotificationSpec => ({
  category: 'account-problem',
  accountIDs: ['a'],
  title: 'Sign in to Tom & Jerry again',
  body: '<a href="http://x">Tom & Jerry</a>',
  route: { view: 'account', accountID: 'a' },
  actions: [
    { key: 'open', label: 'Sign in again' },
    { key: 'not-now', label: 'Not now' },
  ],
  ...over,
});

describe('notifyArguments', () => {
  it('gives a server that can do everything all there is', () => {
    expect(notifyArguments(spec(), 7, PROGRAM, ALL)).toEqual([
      'Bridgekeeper',
      { type: 'u', value: 7 },
      'file:///icon.png',
      'Sign in to Tom & Jerry again',
      '&lt;a href="http://x"&gt;Tom &amp; Jerry&lt;/a&gt;',
      {
        type: 'as',
        value: ['default', 'Sign in again', 'open', 'Sign in again', 'not-now', 'Not now'],
      },
      {
        type: 'a{sv}',
        value: {
          urgency: { type: 'y', value: 2 },
          'desktop-entry': { type: 's', value: 'bridgekeeper' },
          resident: { type: 'b', value: true },
        },
      },
      { type: 'i', value: -1 },
    ]);
  });

  it('gives one that can do nothing plain text, no action, and nothing to keep', () => {
    const [, , , , body, actions, hints] = notifyArguments(
      spec(),
      0,
      { ...PROGRAM, desktopEntry: null },
      NONE,
    );
    expect(body).toBe('<a href="http://x">Tom & Jerry</a>');
    expect(actions).toEqual({ type: 'as', value: [] });
    expect(hints).toEqual({ type: 'a{sv}', value: { urgency: { type: 'y', value: 2 } } });
  });

  it('offers nothing twice where the click on the notification is a button', () => {
    const xfce = abilitiesOf(['actions'], 'Xfce Notify Daemon');
    const actions = (over: Partial<NotificationSpec>) =>
      notifyArguments(spec(over), 0, PROGRAM, xfce)[5];
    expect(actions({})).toEqual({
      type: 'as',
      value: ['default', 'Sign in again', 'not-now', 'Not now'],
    });
    expect(actions({ actions: [] })).toEqual({ type: 'as', value: ['default', 'Show'] });
  });

  it('shows a recovery without haste, sound or a button but the click on itself', () => {
    const recovery = spec({ category: 'account-recovery', actions: [] });
    const [, , , , , actions, hints] = notifyArguments(recovery, 0, PROGRAM, ALL);
    expect(actions).toEqual({ type: 'as', value: ['default', 'Show'] });
    expect(hints).toEqual({
      type: 'a{sv}',
      value: {
        urgency: { type: 'y', value: 1 },
        'desktop-entry': { type: 's', value: 'bridgekeeper' },
        'suppress-sound': { type: 'b', value: true },
      },
    });
  });
});

describe('isResident', () => {
  it.each([
    [['actions', 'persistence'], true],
    [['persistence'], false],
    [['actions'], false],
  ])('what a server with %j keeps after a click: %s', (capabilities, expected) => {
    expect(isResident(spec(), abilitiesOf(capabilities, ''))).toBe(expected);
    expect(isResident(spec({ category: 'hint' }), abilitiesOf(capabilities, ''))).toBe(false);
  });
});

describe('invokedAction', () => {
  it('knows the click on the notification and its own buttons, and no others', () => {
    expect(invokedAction('default', spec({ actions: [] }))).toBe('open');
    expect(invokedAction('not-now', spec())).toBe('not-now');
    expect(invokedAction('not-now', spec({ actions: [] }))).toBeNull();
    expect(invokedAction('inline-reply', spec())).toBeNull();
  });
});
