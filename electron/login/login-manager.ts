import {
  CLOSE_AFTER_MS,
  LOGIN_END_TIMER,
  NOTHING_PASTED,
  type LoginState,
} from '../../shared/model/login';
import type { Snapshot } from '../../shared/model/snapshot';
import { LOGIN_PROBLEM_TEXT } from '../../shared/strings/login-errors';
import { createEmitter } from '../../shared/util/emitter';
import type { BeeperClient } from '../beeper-api/client';
import { plainText } from '../../shared/util/plain-text';
import { UserFacingError } from '../ipc/user-facing-error';
import { failedStage } from './login-errors';
import { startLoginProcess } from './login-process';
import type { CompletedLogin, LoginProcess, LoginProcessOptions } from './login-process-types';
import { resolveTarget, type LoginTarget, type ResolvedTarget } from './login-target';

/** What the user can do to the login that is under way. */
type LoginActions = Pick<
  LoginProcess,
  | 'chooseFlow'
  | 'submit'
  | 'confirm'
  | 'actOnWebview'
  | 'answerPrompt'
  | 'openInDefaultBrowser'
  | 'openLink'
  | 'setWebviewRegion'
  | 'paste'
  | 'submitPasted'
  | 'useEverydayBrowser'
>;

/** The login under way, if there is one. One login at a time. */
export interface LoginManager extends LoginActions {
  state(): LoginState | null;
  /** The account that is being signed in to; null when there is none. */
  accountInHand(): string | null;
  /** Returns the way to stop listening. */
  onState(listener: (state: LoginState | null) => void): () => void;
  /** Starts a login, unless one is under way for something else: then it is shown as it stands. */
  start(target: LoginTarget): void;
  cancel(): void;
  restart(): void;
  /** Starts again with the choice of ways to sign in, also from a step that cannot be shown. */
  chooseAnotherWay(): void;
  /** Dismisses a login that is over. */
  close(): void;
  /** Dismisses a login that is complete after `CLOSE_AFTER_MS`, unless that is turned off before. */
  closeByItself(isOn: boolean): void;
  /** What happened in the login that is shown; empty without one. */
  report(): string;
  /** Ends an open session on Beeper's side; resolves when that is done. */
  end(): Promise<void>;
}

interface Options extends Omit<LoginProcessOptions, 'client' | 'onComplete'> {
  /** Null when there is no token: then every login fails at once. */
  client: BeeperClient | null;
  snapshot: () => Snapshot;
  /** An ID for each login, unique in this run. */
  newID: () => string;
  /** Shows the login to the user. */
  show: () => void;
  /** Somebody signed in. `accountsBefore`: the IDs of those that were there when it began. */
  onComplete: (login: CompletedLogin, accountsBefore: ReadonlySet<string>) => void;
}

export function createLoginManager({
  client,
  snapshot,
  newID,
  show,
  onComplete,
  ...parts
}: Options): LoginManager {
  const changed = createEmitter<[LoginState | null]>();
  let current: LoginProcess | null = null;
  let lastTarget: ResolvedTarget | null = null;
  /** Shown in place of a process when there is no client. */
  let refused: LoginState | null = null;
  /** Of the wait to dismiss a login that is complete. */
  let cancelClosing: () => void = () => undefined;
  /** The sessions that Beeper has not ended yet: quitting waits for them too. */
  let ending: Promise<unknown> = Promise.resolve();

  const state = () => current?.state() ?? refused;
  const emit = () => changed.emit(state());

  const versions = () => {
    const beeper = plainText(snapshot().desktopVersion ?? '');
    return [...parts.versions(), ...(beeper === '' ? [] : [`Beeper Desktop ${beeper}`])];
  };

  const startProcess = (target: ResolvedTarget) => {
    lastTarget = target;
    const id = newID();
    const accountsBefore = new Set(snapshot().accounts.map(({ accountID }) => accountID));
    if (client === null) {
      refused = refusedState(id, target);
    } else {
      current = startLoginProcess({
        ...parts,
        versions,
        client,
        id,
        target,
        onComplete: (login) => onComplete(login, accountsBefore),
        // A login that was dismissed can still change while its session ends.
        onChange: () => {
          if (current?.state().id === id) emit();
        },
      });
    }
    emit();
    show();
  };

  const endProcess = () => {
    cancelClosing();
    const ended = current;
    current = null;
    refused = null;
    if (ended !== null) ending = Promise.allSettled([ending, ended.end()]);
  };
  const dismiss = () => {
    endProcess();
    emit();
  };

  const restart = (mayEnd: (open: LoginProcess) => boolean, flowID: string | null) => {
    if (lastTarget === null) return;
    if (current !== null && !current.isOver() && !mayEnd(current)) return;
    const target = { ...lastTarget, flowID };
    endProcess();
    startProcess(target);
  };

  const open = async (site: (login: LoginProcess) => Promise<void>) => {
    if (current === null) throw new UserFacingError('failed', LOGIN_PROBLEM_TEXT.browserNotOpened);
    await site(current);
  };

  return {
    state,
    accountInHand: () => (current === null || current.isOver() ? null : current.state().accountID),
    onState: changed.on,
    start(wanted) {
      if (current !== null && !current.isOver()) return show();
      const target = resolveTarget(wanted, snapshot());
      if (target === null) return;
      // Without emitting: at a state of null the window would leave the login's view.
      endProcess();
      startProcess(target);
    },
    restart: () => restart(() => false, current?.flowID() ?? null),
    chooseAnotherWay: () => restart((open) => open.isStuck(), null),
    cancel: dismiss,
    close: dismiss,
    closeByItself(isOn) {
      cancelClosing();
      if (!isOn || current?.state().stage.kind !== 'complete') return;
      cancelClosing = parts.clock.setTimeout(dismiss, CLOSE_AFTER_MS, LOGIN_END_TIMER);
    },
    chooseFlow: (flowID) => current?.chooseFlow(flowID),
    submit: (stepID, fields) => current?.submit(stepID, fields),
    confirm: () => current?.confirm(),
    actOnWebview: (action) => current?.actOnWebview(action),
    answerPrompt: (id, answer) => current?.answerPrompt(id, answer),
    openInDefaultBrowser: () => open((login) => login.openInDefaultBrowser()),
    openLink: (url) => open((login) => login.openLink(url)),
    setWebviewRegion: (region) => current?.setWebviewRegion(region),
    paste: (input) => current?.paste(input) ?? NOTHING_PASTED,
    submitPasted: () => current?.submitPasted(),
    useEverydayBrowser: (isOn) => current?.useEverydayBrowser(isOn),
    report: () => current?.report() ?? '',
    async end() {
      dismiss();
      await ending;
    },
  };
}

function refusedState(
  id: string,
  { bridgeID, network, reconnects, expected }: ResolvedTarget,
): LoginState {
  return {
    id,
    bridgeID,
    network,
    reconnects,
    accountID: expected?.accountID ?? null,
    expiresAt: null,
    endedAt: null,
    unreadableParts: [],
    stage: failedStage('not-connected'),
  };
}
