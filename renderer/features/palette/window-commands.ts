import type { Route } from '../../../shared/model/route';
import { SNOOZE_LENGTHS } from '../../../shared/model/silences';
import { CONNECT_AGAIN } from '../../../shared/strings/connect';
import { PALETTE_TEXT, pauseTitle } from '../../../shared/strings/palette';
import { SHORTCUTS_TEXT } from '../../../shared/strings/shortcuts';
import { addBridgeLabel, DETAILS_TEXT, TOP_TEXT } from '../../../shared/strings/window';
import { isolate } from '../../../shared/util/plain-text';
import type { IconName } from '../../ui/icons';
import { bridgeOffersFor } from '../../window/bridge-offer';
import { canConnectAgain } from '../../window/can-connect-again';
import { isOver } from '../../window/login-outcome';
import type { ShortcutName } from '../../window/shortcuts';
import type { Command, CommandAction, CommandState } from './command';

interface WindowCommand extends Command {
  /** Whether it is offered before anything is typed. */
  isCommon: boolean;
}

interface Particulars {
  shortcut?: ShortcutName;
  isCommon?: true;
}

function command(
  title: string,
  icon: IconName,
  action: CommandAction,
  { shortcut, isCommon }: Particulars = {},
): WindowCommand {
  return {
    // Two bridges may have one name, and two commands never one title otherwise.
    id: `${title} ${JSON.stringify(action)}`,
    title,
    note: null,
    picture: { icon },
    shortcut: shortcut ?? null,
    action,
    isCommon: isCommon ?? false,
  };
}

/** What can be done that is about no one account, the most wanted first. */
export function windowCommands(state: CommandState): WindowCommand[] {
  const { connection, demo, login } = state;
  const isConnected = connection.active.kind !== 'none';
  return [
    ...(login !== null && !isOver(login.stage)
      ? [page('login', 'back', { view: 'login' }, { isCommon: true })]
      : []),
    ...(isConnected ? watchCommands(state) : []),
    page('settings', 'settings', { view: 'settings' }, { shortcut: 'settings', isCommon: true }),
    ...(demo === null ? [] : [page('demo', 'settings', { view: 'demo' }, { isCommon: true })]),
    command(
      SHORTCUTS_TEXT.heading,
      'keyboard',
      { do: 'show-shortcuts' },
      { shortcut: 'shortcuts', isCommon: true },
    ),
    ...(isConnected ? addCommands(state) : []),
    ...connectCommands(state),
    ...(demo !== null && !connection.demoOnly
      ? [command(PALETTE_TEXT.leaveDemo, 'close', { do: 'leave-demo' })]
      : []),
    page('about', 'unknown', { view: 'about' }),
  ];
}

function page(
  name: keyof typeof PALETTE_TEXT.pages,
  icon: IconName,
  route: Route,
  particulars: Particulars = {},
): WindowCommand {
  return command(PALETTE_TEXT.pages[name], icon, { do: 'go', route }, particulars);
}

/** What there is to do while something is watched. */
function watchCommands({ snapshot, silences }: CommandState): WindowCommand[] {
  const canCheck = snapshot.connectivity.problem?.kind !== 'no-token';
  return [
    ...(silences.snooze === null
      ? []
      : [
          command(PALETTE_TEXT.resume, 'pause', { do: 'snooze', length: null }, { isCommon: true }),
        ]),
    ...(canCheck
      ? [
          command(
            TOP_TEXT.checkNow,
            'check-now',
            { do: 'check' },
            { shortcut: 'check', isCommon: true },
          ),
        ]
      : []),
    page('overview', 'done', { view: 'overview' }),
    page('add', 'add', { view: 'add' }, { isCommon: true }),
    page('history', 'history', { view: 'history', accountID: null }, { isCommon: true }),
    ...SNOOZE_LENGTHS.map((length) =>
      command(
        pauseTitle(length),
        'pause',
        { do: 'snooze', length },
        length === '1-hour' && silences.snooze === null ? { isCommon: true } : {},
      ),
    ),
    command(DETAILS_TEXT.openBeeper, 'external', { do: 'open-beeper' }),
  ];
}

function addCommands({ snapshot }: CommandState): WindowCommand[] {
  return bridgeOffersFor(snapshot.bridges).addable.map(({ bridge, note }) => ({
    ...command(addBridgeLabel(isolate(bridge.displayName)), 'add', {
      do: 'sign-in',
      target: { bridgeID: bridge.bridgeID },
    }),
    note,
    picture: { network: bridge.network ?? bridge.displayName },
  }));
}

function connectCommands({ snapshot, connection }: CommandState): WindowCommand[] {
  if (canConnectAgain(snapshot.connectivity, connection)) {
    return [command(CONNECT_AGAIN, 'external', { do: 'connect-again' }, { isCommon: true })];
  }
  return [page('connect', 'external', { view: 'connect' })];
}
