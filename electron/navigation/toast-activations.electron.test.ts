import { describe, expect, it } from 'vitest';
import type { Snapshot, StatusChange } from '../../shared/model/snapshot';
import { createEmitter } from '../../shared/util/emitter';
import { initialSnapshot } from '../accounts/initial-snapshot';
import { toastID, type ToastActivation } from '../notifications/display/toast-id';
import type { NotificationCommand } from '../notifications/notification-action';
import { account, goodSnapshot } from '../testing/fixtures';
import { createManualClock } from '../testing/manual-clock';
import { createToastActivations } from './toast-activations.electron';

const RUN = '0123456789abcdef';
const EARLIER_RUN = 'fedcba9876543210';
const NEEDY = goodSnapshot([account({ accountID: 'a', status: 'reconnect_required' })]);
const OPEN: NotificationCommand = { do: 'open', route: { view: 'account', accountID: 'a' } };
const UNNAMED: ToastActivation = { type: 'click', arguments: '' };

const button = (run: string, actionIndex: number): ToastActivation => {
  const id = toastID(
    {
      category: 'account-problem',
      accountIDs: ['a'],
      title: '',
      body: '',
      route: { view: 'account', accountID: 'a' },
      actions: [],
    },
    run,
    1,
  );
  return { type: 'action', arguments: `type=action&action=${actionIndex}&tag=${id}`, actionIndex };
};

/** A double of Windows, which no test runs on; with `isOld` of a runtime before Electron 42. */
function start({ first = NEEDY as Snapshot, isOld = false } = {}) {
  let snapshot = first;
  const snapshots = createEmitter<[snapshot: Snapshot, changes: readonly StatusChange[]]>();
  const commands: NotificationCommand[] = [];
  const clock = createManualClock();
  let activate: (activation: ToastActivation) => void = () => undefined;
  const Notification = isOld
    ? {}
    : { handleActivation: (callback: typeof activate) => (activate = callback) };
  const activations = createToastActivations({
    Notification: Notification as unknown as Parameters<
      typeof createToastActivations
    >[0]['Notification'],
    run: RUN,
    clock,
    connections: {
      current: () => ({ monitor: { snapshot: () => snapshot } }),
      onSnapshot: snapshots.on,
    },
    onCommand: (command) => commands.push(command),
  });
  activations.start();
  const poll = (next: Snapshot) => {
    snapshot = next;
    snapshots.emit(next, []);
  };
  return { activations, clock, commands, poll, activate: (one: ToastActivation) => activate(one) };
}

describe('createToastActivations', () => {
  it('does what a button of an earlier run’s toast says', () => {
    const { commands, activate } = start();
    activate(button(EARLIER_RUN, 0));
    activate(button(EARLIER_RUN, 1));
    expect(commands).toEqual([OPEN, { do: 'put-off', accountIDs: ['a'] }]);
  });

  it('leaves this run’s toasts to their own objects', async () => {
    const { clock, commands, activate } = start();
    activate(button(RUN, 0));
    await clock.advance(5_000);
    expect(commands).toEqual([]);
  });

  it('waits for the accounts when the click started the program, and acts once', () => {
    const { commands, activate, poll } = start({ first: initialSnapshot(0) });
    activate(button(EARLIER_RUN, 0));
    poll({ ...initialSnapshot(0), missedPolls: 1 });
    expect(commands).toEqual([]);
    poll(NEEDY);
    poll(NEEDY);
    expect(commands).toEqual([OPEN]);
  });

  it('guesses from a click without a name, unless a toast’s own object tells of it', async () => {
    const { activations, clock, commands, activate } = start();
    activate(UNNAMED);
    await clock.advance(10);
    activations.noteOwnClick();
    await clock.advance(5_000);
    activations.noteOwnClick();
    await clock.advance(10);
    activate(UNNAMED);
    await clock.advance(5_000);
    expect(commands).toEqual([]);
    activate(UNNAMED);
    await clock.advance(5_000);
    expect(commands).toEqual([OPEN]);
  });

  it('is silent on a runtime that tells nothing', () => {
    const { commands, activate } = start({ isOld: true });
    activate(button(EARLIER_RUN, 0));
    expect(commands).toEqual([]);
  });
});
