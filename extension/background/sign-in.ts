import type {
  MessageToBrowser,
  StandingMessage,
  StepMessage,
  StoppedMessage,
} from '../../shared/browser-extension/messages';
import type { Browser } from '../browser/api';
import type { PageMessage, Progress, Situation } from '../situation';
import { startConversation, type Conversation, type ConversationEnd } from './conversation';
import { giveBackPermissions } from './given-permissions';
import { createHandOver, type HandOver } from './hand-over';
import { progressAfter, shownStep } from './shown-step';

/** The sign-in that Bridgekeeper waits for, if it waits for one. All of it is in memory alone. */
export interface SignIn {
  situation(): Situation;
  /** Asks the program, unless a conversation is under way. */
  ask(): void;
  /**
   * The extension's page was opened: asks, and takes up what the browser's question has left. An end that
   * nobody has seen is shown first, and asked anew only when the page is opened again.
   */
  onPageOpened(): void;
  /** What it showed was seen. */
  onPageClosed(): void;
  onPageMessage(message: PageMessage): void;
  /** The user gave the extension a permission. */
  onPermissions(): void;
  onTabClosed(tabID: number): void;
}

/** Two messages of one page may overtake each other by as much. */
const LATE_MS = 1_000;

/** A hand-over before anything was answered, of which no tab is read. */
const FIRST_PROGRESS: Progress = {
  tabID: null,
  state: 'reading',
  missing: [],
  sentence: null,
  isScriptForbidden: false,
};

interface Options {
  browser: Browser;
  onChange: (situation: Situation) => void;
}

export function createSignIn({ browser, onChange }: Options): SignIn {
  let situation: Situation = { kind: 'asking' };
  let conversation: Conversation | null = null;
  let step: StepMessage | null = null;
  let handOver: HandOver | null = null;
  let progress: Progress | null = null;
  /** How the last sign-in ended, until it is seen. */
  let unseen: Situation | null = null;

  const show = (next: Situation) => {
    situation = next;
    onChange(next);
  };
  const showStep = (next: Progress | null) => {
    if (step === null) return;
    const isScriptForbidden = handOver?.unreadable().includes('script') ?? false;
    progress = next === null ? null : { ...next, isScriptForbidden };
    show({ kind: 'step', step: shownStep(step, browser), progress });
  };

  /** Nothing more comes of the press: the program hears of it, and what was shown before is shown again. */
  const stopHandOver = (why: StoppedMessage['why']) => {
    if (step !== null) conversation?.stop(step.key, why);
    stopReading();
    showStep(null);
  };
  /** Forgets what was read, and gives back what was allowed for it. */
  const stopReading = () => {
    handOver?.stop();
    handOver = null;
    progress = null;
    void giveBackPermissions(browser);
  };
  const finish = (last: Situation) => {
    conversation?.end();
    conversation = null;
    step = null;
    stopReading();
    if (last.kind === 'ended') unseen = last;
    // That nothing more waits is no news after an end.
    show(last.kind === 'nothing' || last.kind === 'unreachable' ? (unseen ?? last) : last);
  };

  const onStanding = (standing: StandingMessage) => {
    if (step === null || standing.key !== step.key) return;
    const { state, sentence } = standing;
    if (state === 'done' || state === 'over') {
      finish({ kind: 'ended', state, network: step.network, sentence });
      return;
    }
    // What was taken may have been stopped too late, or taken from another page.
    const before = progress ?? (state === 'sending' ? FIRST_PROGRESS : null);
    if (before === null) return;
    // What was taken is not offered again; after a failure the user decides.
    if (state === 'sending' || state === 'failed') handOver?.stop();
    showStep(progressAfter(before, standing));
  };

  const onMessage = (message: MessageToBrowser) => {
    switch (message.type) {
      case 'nothing':
        return finish({ kind: 'nothing' });
      case 'refused':
        return finish({ kind: 'refused', sentence: message.sentence });
      case 'step':
        if (step !== null) stopReading();
        step = message;
        unseen = null;
        return showStep(null);
      case 'standing':
        return onStanding(message);
    }
  };
  const onEnd = (end: ConversationEnd) => {
    conversation = null;
    finish({ kind: 'unreachable', end });
  };

  const begin = (tabID: number) => {
    if (step === null || conversation === null) return;
    const { offer } = conversation;
    handOver?.stop();
    handOver = createHandOver({
      browser,
      step,
      tabID,
      needs: shownStep(step, browser).needs,
      offer,
      onBegin: () => {
        if (progress !== null) showStep({ ...progress, state: 'reading' });
      },
    });
    showStep({ ...FIRST_PROGRESS, tabID, state: 'allowing' });
    void handOver.onPermissions();
  };

  const ask = () => {
    if (conversation !== null) return;
    if (situation.kind !== 'asking' && unseen === null) show({ kind: 'asking' });
    conversation = startConversation({ browser, onMessage, onEnd });
  };

  /** The browser's question closes the page, and says nothing when the user denies it. */
  const takeUp = async (asked: HandOver) => {
    await asked.onPermissions();
    if (asked === handOver && progress?.state === 'allowing') stopHandOver('user');
  };

  return {
    situation: () => situation,
    ask,
    onPageOpened() {
      if (unseen === null) ask();
      if (handOver !== null && progress?.state === 'allowing') void takeUp(handOver);
    },
    onPageClosed: () => void (unseen = null),
    onPageMessage(message) {
      switch (message.type) {
        case 'hand-over':
          if (message.key === step?.key) begin(message.tabID);
          return;
        case 'declined':
          return progress?.state === 'allowing' ? stopHandOver('user') : undefined;
        case 'confirm':
          return handOver?.confirm();
        case 'stop':
          // What was taken can be ended in the program alone.
          return progress === null || progress.state === 'sending'
            ? undefined
            : stopHandOver('user');
      }
    },
    onPermissions() {
      if (handOver !== null) return void handOver.onPermissions();
      // Allowed after the page was opened again, or the step has ended. The word of the press may be late.
      setTimeout(() => {
        if (handOver === null) void giveBackPermissions(browser);
      }, LATE_MS);
    },
    onTabClosed(tabID) {
      if (handOver?.tabID !== tabID) return;
      handOver.onTabClosed();
      // What was taken goes on without the tab.
      const taken = progress?.state === 'sending' ? { ...progress, tabID: null } : null;
      if (taken === null) return stopHandOver('tab-closed');
      stopReading();
      showStep(taken);
    },
  };
}
