import { describe, expect, it } from 'vitest';
import { createDesktopNotifier } from './desktop-notifier';
import { createElectronDisplay } from './display/electron-display.electron';
import type { NotificationAction, NotificationCommand } from './notification-action';
import type { NotificationSpec } from './notification-content';

interface Shown {
  options: {
    title: string;
    body: string;
    urgency: string;
    silent: boolean;
    icon?: string;
    timeoutType?: string;
    id?: string;
    actions: unknown[];
  };
  emit(event: 'click' | 'close' | 'failed', error?: string): void;
  /** A click on a button; older runtimes give the index beside the event, newer ones also in it. */
  press(index: number, runtime: 'old' | 'new'): void;
  /** As Windows closes one: it may stay in the Action Center. */
  slideAway(reason: string | undefined): void;
}

/**
 * A double of Electron's notifications, which run only in Electron; e2e/notifications/ has the real
 * ones. `up` is what the desktop shows at the moment.
 */
function start({ isSupported = true, platform = 'linux' as NodeJS.Platform } = {}) {
  const up: Shown[] = [];
  const commands: NotificationCommand[] = [];
  const failures: string[] = [];

  class Notification implements Shown {
    static isSupported = () => isSupported;
    private readonly listeners = new Map<string, (...args: unknown[]) => void>();
    constructor(readonly options: Shown['options']) {}
    on(event: string, listener: (...args: unknown[]) => void) {
      this.listeners.set(event, listener);
    }
    emit(event: string, error?: string) {
      this.listeners.get(event)?.({}, error);
    }
    press(index: number, runtime: 'old' | 'new') {
      const listener = this.listeners.get('action');
      if (runtime === 'old') listener?.({}, index);
      else listener?.({ actionIndex: index });
    }
    slideAway(reason: string | undefined) {
      this.listeners.get('close')?.({ reason });
    }
    show() {
      up.push(this);
    }
    close() {
      up.splice(up.indexOf(this), 1);
      this.emit('close');
    }
  }

  const notifier = createDesktopNotifier({
    display: createElectronDisplay({
      Notification: Notification as unknown as Parameters<
        typeof createElectronDisplay
      >[0]['Notification'],
      icon: '/icon.png',
      platform,
      run: '0123456789abcdef',
    }),
    onCommand: (command) => commands.push(command),
    onFail: (reason) => failures.push(reason),
  });
  const titles = () => up.map(({ options }) => options.title);
  return { notifier, up, titles, commands, failures };
}

const spec = (title: string, over: Partial<NotificationSpec> = {}): NotificationSpec => ({
  category: 'account-problem',
  accountIDs: ['a'],
  title,
  body: '',
  route: { view: 'overview' },
  actions: [],
  ...over,
});

const ACTIONS: NotificationAction[] = [
  { key: 'open', label: 'Sign in again' },
  { key: 'not-now', label: 'Not now' },
];

const CONNECT = spec('connect again', { category: 'connection', accountIDs: [] });
const HINT = spec('still here', { category: 'hint', accountIDs: [] });

describe('createDesktopNotifier', () => {
  it('replaces what was shown about the same account', () => {
    const { notifier, titles } = start();
    notifier.show(spec('needs you'));
    notifier.show(spec('another', { accountIDs: ['b'] }));
    notifier.show(spec('connected again', { category: 'account-recovery' }));
    expect(titles()).toEqual(['another', 'connected again']);
  });

  it('keeps one about several accounts until news of all of them', () => {
    const { notifier, titles } = start();
    notifier.show(spec('both', { accountIDs: ['a', 'b'] }));
    notifier.show(spec('one', { accountIDs: ['a'] }));
    expect(titles()).toEqual(['both', 'one']);
    notifier.show(spec('both again', { accountIDs: ['b', 'a'] }));
    expect(titles()).toEqual(['both again']);
  });

  it('closes nothing that is about no account when another is shown', () => {
    const { notifier, titles } = start();
    notifier.show(CONNECT);
    notifier.show(HINT);
    notifier.show(spec('needs you'));
    expect(titles()).toEqual(['connect again', 'still here', 'needs you']);
  });

  it('withdraws a category, and closes all', () => {
    const { notifier, titles } = start();
    notifier.show(CONNECT);
    notifier.show(HINT);
    notifier.show(spec('needs you'));
    notifier.withdraw('connection');
    expect(titles()).toEqual(['still here', 'needs you']);
    void notifier.close();
    expect(titles()).toEqual([]);
  });

  it('takes down the problems that no account has any more, and nothing else', () => {
    const { notifier, titles } = start();
    notifier.show(CONNECT);
    notifier.show(spec('both', { accountIDs: ['a', 'b'] }));
    notifier.show(spec('c again', { category: 'account-recovery', accountIDs: ['c'] }));
    notifier.keepProblemsOf(new Set(['b']));
    expect(titles()).toEqual(['connect again', 'both', 'c again']);
    notifier.keepProblemsOf(new Set());
    expect(titles()).toEqual(['connect again', 'c again']);
  });

  it('closes a sign-in that may run out once none of its accounts has one, and no problem', () => {
    const { notifier, titles } = start();
    notifier.show(spec('needs you', { accountIDs: ['c'] }));
    notifier.show(spec('renew', { category: 'renewal', accountIDs: ['a', 'b'] }));
    notifier.keepRenewalsOf(new Set(['b']));
    expect(titles()).toEqual(['needs you', 'renew']);
    notifier.keepRenewalsOf(new Set());
    expect(titles()).toEqual(['needs you']);
  });

  it('leads where the notification leads when it is clicked', () => {
    const { notifier, up, commands } = start();
    notifier.show(spec('needs you', { route: { view: 'account', accountID: 'a' } }));
    up[0]?.emit('click');
    expect(commands).toEqual([{ do: 'open', route: { view: 'account', accountID: 'a' } }]);
  });

  it.each(['old', 'new'] as const)('does what its buttons say (%s runtime)', (runtime) => {
    const { notifier, up, commands } = start({ platform: 'darwin' });
    const route = { view: 'account', accountID: 'a' } as const;
    notifier.show(spec('first', { route, actions: ACTIONS }));
    expect(up[0]?.options.actions).toEqual([
      { type: 'button', text: 'Sign in again' },
      { type: 'button', text: 'Not now' },
    ]);
    up[0]?.press(2, runtime);
    up[0]?.press(-1, runtime);
    expect(commands).toEqual([]);
    up[0]?.press(0, runtime);
    notifier.show(spec('second', { accountIDs: ['b'], actions: ACTIONS }));
    up[1]?.press(1, runtime);
    expect(commands).toEqual([
      { do: 'open', route },
      { do: 'put-off', accountIDs: ['b'] },
    ]);
  });

  it('does nothing for a button or a click of what was taken down', () => {
    const { notifier, up, commands } = start({ platform: 'win32' });
    notifier.show(spec('needs you', { actions: ACTIONS }));
    const [shown] = up;
    notifier.keepProblemsOf(new Set());
    shown?.press(1, 'new');
    shown?.emit('click');
    expect(commands).toEqual([]);
  });

  it('is loud about problems, and silent about recoveries and what has time', () => {
    const { notifier, up } = start();
    notifier.show(spec('needs you'));
    notifier.show(spec('connected', { category: 'account-recovery', accountIDs: ['b'] }));
    notifier.show(spec('renew', { category: 'renewal', accountIDs: ['c'] }));
    expect(up.map(({ options: { urgency, silent } }) => [urgency, silent])).toEqual([
      ['critical', false],
      ['normal', true],
      ['normal', true],
    ]);
  });

  it('says why the desktop shows nothing', () => {
    const none = start({ isSupported: false });
    none.notifier.show(HINT);
    expect([none.failures, none.titles()]).toEqual([['not supported'], []]);
    const refusing = start();
    refusing.notifier.show(HINT);
    refusing.up[0]?.emit('failed', 'no daemon');
    expect(refusing.failures).toEqual(['no daemon']);
  });

  it.each([
    ['Tom & Jerry', 'Tom &amp; Jerry'],
    ['<a href="http://x">look</a>', '&lt;a href="http://x"&gt;look&lt;/a&gt;'],
    ['&lt;', '&amp;lt;'],
    ['Нина 🌻', 'Нина 🌻'],
  ])('writes %s as markup on Linux alone', (body, markup) => {
    const linux = start();
    linux.notifier.show(spec('x', { body }));
    expect(linux.up[0]?.options.body).toBe(markup);
    const mac = start({ platform: 'darwin' });
    mac.notifier.show(spec('x', { body }));
    expect(mac.up[0]?.options.body).toBe(body);
  });

  it('gives its icon to every system but macOS, which shows it by itself', () => {
    const icons = (['linux', 'win32', 'darwin'] as const).map((platform) => {
      const { notifier, up } = start({ platform });
      notifier.show(spec('x'));
      return up[0]?.options.icon;
    });
    expect(icons).toEqual(['/icon.png', '/icon.png', undefined]);
  });

  it('keeps what needs its user on the screen of Windows, and nothing else', () => {
    const timeouts = (['win32', 'darwin', 'linux'] as const).map((platform) => {
      const { notifier, up } = start({ platform });
      [spec('needs you'), CONNECT, HINT].forEach(notifier.show);
      notifier.show(spec('back', { category: 'account-recovery', accountIDs: ['b'] }));
      return up.map(({ options }) => options.timeoutType);
    });
    const none = [undefined, undefined, undefined, undefined];
    expect(timeouts).toEqual([['never', 'never', undefined, undefined], none, none]);
  });

  it('gives each toast a name of its own, by which Windows knows it when the program has ended', () => {
    const ids = (['win32', 'darwin', 'linux'] as const).map((platform) => {
      const { notifier, up } = start({ platform });
      notifier.show(spec('one'));
      notifier.show(spec('two', { accountIDs: ['b'] }));
      return up.map(({ options }) => options.id);
    });
    expect(ids).toEqual([
      [expect.stringMatching(/^o/), expect.stringMatching(/2$/)],
      [undefined, undefined],
      [undefined, undefined],
    ]);
  });

  it.each(['timedOut', 'applicationHidden', undefined])(
    'takes down what slid into the Action Center of Windows (%s)',
    (reason) => {
      const { notifier, up, titles, commands } = start({ platform: 'win32' });
      notifier.show(spec('needs you'));
      up[0]?.slideAway(reason);
      up[0]?.emit('click');
      expect(commands).toHaveLength(1);
      notifier.show(spec('needs you again'));
      up.at(-1)?.slideAway(reason);
      notifier.keepProblemsOf(new Set());
      expect(titles()).toEqual(['needs you']);
    },
  );

  it('closes nothing that the user has dismissed, nor on Linux what the server has closed', () => {
    for (const [platform, reason] of [
      ['win32', 'userCanceled'],
      ['linux', undefined],
    ] as const) {
      const { notifier, up, titles } = start({ platform });
      notifier.show(spec('needs you'));
      up[0]?.slideAway(reason);
      void notifier.close();
      expect(titles()).toEqual(['needs you']);
    }
  });
});
