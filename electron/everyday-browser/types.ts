import type { HandOverMisfit } from '../../shared/model/login';
import type {
  OfferMessage,
  StandingMessage,
  StepMessage,
  StoppedMessage,
} from '../../shared/browser-extension/messages';

/** What a cookies step asks of the everyday browser. */
export type HandOverTask = Omit<StepMessage, 'type' | 'protocol' | 'key'>;

/** What was read for the step; holds values. */
export type Offer = Omit<OfferMessage, 'type' | 'key'>;

/** Where the step stands, for the browser's page. */
export type Standing = Omit<StandingMessage, 'type' | 'key'>;

export interface HandOverListener {
  /** The names of the browsers that have the step before them, e.g. "Chromium"; empty for none. */
  onBrowsers(names: readonly string[]): void;
  /** The one whose offer came last has gone: it was closed, or its extension was. */
  onLost(): void;
  /** The one whose offer came last reads nothing more until its user presses the button again. */
  onStopped(why: StoppedMessage['why']): void;
  /** One was refused, as its extension is of another version. */
  onMisfit(misfit: HandOverMisfit): void;
  /** Nothing can come: browsers cannot be listened to. */
  onBroken(): void;
  /** `browser` is the name of the one it comes from. */
  onOffer(offer: Offer, browser: string): void;
}

/** One step that waits for the everyday browser. */
export interface HandOver {
  /** Tells the browser whose offer came last. */
  tell(standing: Standing): void;
  /** Nothing is waited for any more: tells all browsers that have the step before them, the last one `standing`. */
  close(standing: Standing): void;
}

/** From now on a browser that asks is given the step. One step at a time: a second one ends the first. */
export type StartHandOver = (task: HandOverTask, listener: HandOverListener) => HandOver;
