import type { HandOverMisfit } from '../../../shared/model/login';
import type { MessageToBrowser, StoppedMessage } from '../../../shared/browser-extension/messages';
import type { HandOverTask, Offer, Standing } from '../types';
import type { Caller } from './caller';

/** One browser at the other end. */
export interface Conversation {
  readonly id: number;
  /** Of this conversation alone. */
  readonly key: string;
  /** Null until the header has said who it is. */
  readonly browser: string | null;
  /** Whether it has the step before it. */
  readonly hasStep: boolean;
  /** Why it offers nothing more until its user presses the button again; null while it may. */
  readonly stopped: StoppedMessage['why'] | null;
}

/** All that is said about one step. Immutable. */
export interface Conversations {
  /** Null once nothing is waited for any more. */
  readonly task: HandOverTask | null;
  /** By ID. */
  readonly open: ReadonlyMap<number, Conversation>;
  /** Whose offer was passed on last. */
  readonly lastID: number | null;
  /** What was told last; null before. */
  readonly told: Standing | null;
  /** When an offer was passed on last, in ms since the epoch. */
  readonly offeredAt: number;
  /** They wait until an offer may be passed on again, the next one first. */
  readonly held: readonly HeldOffer[];
}

/** An offer, and whose it is. */
export interface HeldOffer {
  /** Of its conversation. */
  readonly id: number;
  readonly offer: Offer;
  readonly browser: string;
}

export type ConversationEvent =
  | { type: 'connected'; id: number; key: string }
  | { type: 'identified'; id: number; caller: Caller }
  /** `now` in ms since the epoch. */
  | { type: 'said'; id: number; text: string; now: number }
  /** It said nothing for too long, or more than it may. */
  | { type: 'unfit'; id: number; why: 'silent' | 'too-long' }
  | { type: 'gone'; id: number }
  | { type: 'offer-due'; now: number }
  | { type: 'told'; standing: Standing }
  | { type: 'closed'; standing: Standing };

/** Something to do, in the order of the list. */
export type ConversationEffect =
  | { type: 'send'; id: number; message: MessageToBrowser }
  /** Once what was sent has left. */
  | { type: 'end'; id: number }
  | { type: 'browsers'; names: readonly string[] }
  /** Nothing more comes from whose offer was passed on last. */
  | { type: 'lost' }
  /** The same, though it is still there. */
  | { type: 'stopped'; why: StoppedMessage['why'] }
  | { type: 'misfit'; misfit: HandOverMisfit }
  | { type: 'offer'; offer: Offer; browser: string }
  | { type: 'wait-for-offer'; ms: number }
  /** Never holds what was offered. */
  | { type: 'log'; line: string };
