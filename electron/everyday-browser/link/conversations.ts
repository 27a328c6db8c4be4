import {
  PROTOCOL,
  type MessageToBrowser,
  type StandingMessage,
  type StoppedMessage,
} from '../../../shared/browser-extension/messages';
import { EVERYDAY_HOST_TEXT } from '../../../shared/strings/everyday-browser';
import type { HandOverTask, Standing } from '../types';
import type { Caller } from './caller';
import type {
  Conversation,
  ConversationEffect,
  ConversationEvent,
  Conversations,
  HeldOffer,
} from './conversation-types';
import { readMessage } from './read-message';

/** More browsers and profiles than anybody has open. */
const MAX_CONVERSATIONS = 8;
/** Between two offers that are passed on; of those in between each page's last one counts. */
const OFFER_EVERY_MS = 50;
/** More pages than a sign-in passes by in that time. */
const MAX_HELD = 8;

/** By which of both is older. */
const MISFIT_SENTENCES = {
  extension: EVERYDAY_HOST_TEXT.extensionTooOld,
  program: EVERYDAY_HOST_TEXT.programTooOld,
};

interface Transition {
  state: Conversations;
  effects: readonly ConversationEffect[];
}

export function initialConversations(task: HandOverTask): Conversations {
  return { task, open: new Map(), lastID: null, told: null, offeredAt: -Infinity, held: [] };
}

export function reduceConversations(before: Conversations, event: ConversationEvent): Transition {
  const { state, effects } = reduce(before, event);
  const names = browsersOf(state);
  const isSame = names.join() === browsersOf(before).join();
  const isLost = state.task !== null && hasLostLast(state) && !hasLostLast(before);
  const why = lastHasStopped(state);
  const isSameStop = why === lastHasStopped(before) && state.lastID === before.lastID;
  const hasStopped = state.task !== null && why !== null && !isSameStop;
  return {
    state,
    effects: [
      ...effects,
      ...(isSame ? [] : [{ type: 'browsers', names } as const]),
      ...(hasStopped ? [{ type: 'stopped', why } as const] : []),
      ...(isLost ? [{ type: 'lost' } as const] : []),
    ],
  };
}

/** Whether the one whose offer was passed on last has gone, and has left none to be passed on. */
function hasLostLast({ lastID, open, held }: Conversations): boolean {
  return lastID !== null && !open.has(lastID) && !held.some(({ id }) => id === lastID);
}

/** Why the one whose offer was passed on last has stopped, once it has left none to be passed on. */
function lastHasStopped({ lastID, open, held }: Conversations): StoppedMessage['why'] | null {
  if (lastID === null || held.some(({ id }) => id === lastID)) return null;
  return open.get(lastID)?.stopped ?? null;
}

function reduce(state: Conversations, event: ConversationEvent): Transition {
  switch (event.type) {
    case 'connected':
      return connect(state, event.id, event.key);
    case 'identified':
      return identify(state, event.id, event.caller);
    case 'said':
      return hear(state, event.id, event.text, event.now);
    case 'unfit':
      return event.why === 'too-long'
        ? refuse(state, event.id, EVERYDAY_HOST_TEXT.tooLarge, event.why)
        : drop(state, event.id, event.why);
    case 'gone':
      return { state: without(state, [event.id]), effects: [] };
    case 'offer-due':
      return passHeldOn(state, event.now);
    case 'told':
      return tell(state, event.standing);
    case 'closed':
      return close(state, event.standing);
  }
}

function connect(state: Conversations, id: number, key: string): Transition {
  // SECURITY: each may hold megabytes of what it has not finished saying.
  if (state.open.size >= MAX_CONVERSATIONS) {
    return refuse(state, id, EVERYDAY_HOST_TEXT.tooMany, 'too many at once');
  }
  return {
    state: withOne(state, { id, key, browser: null, hasStep: false, stopped: null }),
    effects: [],
  };
}

function identify(state: Conversations, id: number, caller: Caller): Transition {
  const conversation = state.open.get(id);
  if (conversation === undefined) return { state, effects: [] };
  if ('refusal' in caller) {
    // Our extension in a browser that is not on the list: its user is told. Nobody else's is spoken to.
    return caller.refusal === 'another-program'
      ? refuse(state, id, EVERYDAY_HOST_TEXT.unknownBrowser, caller.refusal)
      : drop(state, id, caller.refusal);
  }
  return { state: withOne(state, { ...conversation, browser: caller.browser }), effects: [] };
}

function hear(state: Conversations, id: number, text: string, now: number): Transition {
  const conversation = state.open.get(id);
  if (conversation === undefined) return { state, effects: [] };
  const message = readMessage(text);
  if (typeof message === 'string') return drop(state, id, message);
  if (message.type === 'hello') return greet(state, conversation, message.protocol);
  if (!conversation.hasStep) return drop(state, id, `${message.type} before hello`);
  // SECURITY: what was said of another step, or in another conversation, counts for nothing here.
  if (message.key !== conversation.key) {
    return {
      state,
      effects: [{ type: 'log', line: 'everyday browser: a message for another step' }],
    };
  }
  if (message.type === 'stopped') return stop(state, conversation, message.why);
  const { type: _type, key: _key, ...offer } = message;
  return take(state, { id, offer, browser: conversation.browser ?? '' }, now);
}

function greet(state: Conversations, conversation: Conversation, protocol: number): Transition {
  const { id, key, hasStep } = conversation;
  if (hasStep) return drop(state, id, 'a second hello');
  const { task } = state;
  if (protocol !== PROTOCOL) {
    const older = protocol < PROTOCOL ? 'extension' : 'program';
    const sentence = MISFIT_SENTENCES[older];
    const ended = endWith(state, id, { type: 'refused', protocol: PROTOCOL, sentence });
    const misfit = { browser: conversation.browser ?? '', older } as const;
    return { ...ended, effects: [...ended.effects, { type: 'misfit', misfit }] };
  }
  if (task === null) return endWith(state, id, { type: 'nothing', protocol: PROTOCOL });
  const sending = state.told?.state === 'sending' ? [toSend(conversation, state.told)] : [];
  return {
    state: withOne(state, { ...conversation, hasStep: true }),
    effects: [
      { type: 'send', id, message: { type: 'step', protocol: PROTOCOL, key, ...task } },
      ...sending,
    ],
  };
}

function take(before: Conversations, held: HeldOffer, now: number): Transition {
  if (isTaken(before)) return { state: before, effects: [] };
  const from = before.open.get(held.id);
  // Its user has pressed the button again.
  const state = from?.stopped ? withOne(before, { ...from, stopped: null }) : before;
  const ms = restMs(state, now);
  if (ms <= 0) return passOn(state, held, now);
  const isWaiting = state.held.length > 0;
  return {
    state: { ...state, held: withHeld(state.held, held) },
    effects: isWaiting ? [] : [{ type: 'wait-for-offer', ms }],
  };
}

/** Until the next offer may be passed on; a clock that was set back does not make it longer. */
function restMs({ offeredAt }: Conversations, now: number): number {
  return Math.min(offeredAt + OFFER_EVERY_MS - now, OFFER_EVERY_MS);
}

/** Of one browser's offers from one page the last counts; each page counts, as one may be the final one. */
function withHeld(held: readonly HeldOffer[], next: HeldOffer): readonly HeldOffer[] {
  const last = held.at(-1);
  const isSame = last?.id === next.id && last.offer.pageURL === next.offer.pageURL;
  // SECURITY: offers from more and more pages, each of megabytes, would fill the memory.
  return [...(isSame ? held.slice(0, -1) : held), next].slice(-MAX_HELD);
}

function passHeldOn(state: Conversations, now: number): Transition {
  const [next, ...rest] = state.held;
  if (next === undefined) return { state, effects: [] };
  const passed = passOn({ ...state, held: rest }, next, now);
  const wait: ConversationEffect[] =
    rest.length === 0 ? [] : [{ type: 'wait-for-offer', ms: OFFER_EVERY_MS }];
  return { ...passed, effects: [...wait, ...passed.effects] };
}

function passOn(state: Conversations, { id, offer, browser }: HeldOffer, now: number): Transition {
  const effects: ConversationEffect[] = [{ type: 'offer', offer, browser }];
  return { state: { ...state, lastID: id, offeredAt: now }, effects };
}

/** What was taken goes on. */
function stop(
  state: Conversations,
  conversation: Conversation,
  why: StoppedMessage['why'],
): Transition {
  if (isTaken(state)) return { state, effects: [] };
  const { id } = conversation;
  // A sign-in may close its own tab with its last page; what its user does not want counts no more.
  const held = why === 'user' ? state.held.filter((one) => one.id !== id) : state.held;
  return { state: { ...withOne(state, { ...conversation, stopped: why }), held }, effects: [] };
}

function tell(state: Conversations, standing: Standing): Transition {
  const told = withStep(state);
  const last = told.filter(({ id }) => id === state.lastID);
  // Where it has gone, its user may have opened another page of it.
  const receivers = last.length > 0 ? last : told;
  const isOver = standing.state === 'sending' || standing.state === 'done';
  const others = isOver ? told.filter((one) => !receivers.includes(one)) : [];
  return {
    state: {
      ...without(
        state,
        others.map(({ id }) => id),
      ),
      told: standing,
      held: isOver ? [] : state.held,
    },
    effects: [...receivers.map((one) => toSend(one, standing)), ...sendAway(others, last[0])],
  };
}

function close(state: Conversations, standing: Standing): Transition {
  const told = withStep(state);
  const last = told.filter(({ id }) => id === state.lastID);
  const receivers = last.length > 0 ? last : told;
  const others = told.filter((one) => !receivers.includes(one));
  const isElsewhere = standing.state === 'done' || standing.state === 'sending';
  return {
    state: {
      ...without(
        state,
        told.map(({ id }) => id),
      ),
      task: null,
      told: standing,
      held: [],
    },
    effects: [
      ...receivers.flatMap((one) => [toSend(one, standing), { type: 'end', id: one.id } as const]),
      ...sendAway(others, isElsewhere ? last[0] : undefined, standing.sentence),
    ],
  };
}

/** Says that nothing is waited for any more, and why. */
function sendAway(
  conversations: readonly Conversation[],
  by: Conversation | undefined,
  sentence: string | null = null,
): ConversationEffect[] {
  const why = by === undefined ? sentence : EVERYDAY_HOST_TEXT.elsewhere(by.browser ?? '');
  return conversations.flatMap((one) => [
    toSend(one, { state: 'over', missing: [], sentence: why }),
    { type: 'end', id: one.id },
  ]);
}

function toSend({ id, key }: Conversation, standing: Standing): ConversationEffect {
  const message: StandingMessage = { type: 'standing', key, ...standing };
  return { type: 'send', id, message };
}

const drop = (state: Conversations, id: number, why: string) => end(without(state, [id]), id, why);

function end(state: Conversations, id: number, why: string): Transition {
  const line = `everyday browser: a connection was ended (${why})`;
  return {
    state,
    effects: [
      { type: 'end', id },
      { type: 'log', line },
    ],
  };
}

/** Ends it with a sentence for its user. */
function refuse(state: Conversations, id: number, sentence: string, why: string): Transition {
  const { state: after, effects } = drop(state, id, why);
  const message: MessageToBrowser = { type: 'refused', protocol: PROTOCOL, sentence };
  return { state: after, effects: [{ type: 'send', id, message }, ...effects] };
}

function endWith(state: Conversations, id: number, message: MessageToBrowser): Transition {
  const line = `everyday browser: answered with ${message.type}`;
  return {
    state: without(state, [id]),
    effects: [
      { type: 'send', id, message },
      { type: 'end', id },
      { type: 'log', line },
    ],
  };
}

/** What is under way is not sent twice; once it has failed, the user offers it again. */
const isTaken = ({ told }: Conversations) => told?.state === 'sending' || told?.state === 'done';

const withStep = ({ open }: Conversations) => [...open.values()].filter(({ hasStep }) => hasStep);

const browsersOf = (state: Conversations) => [
  ...new Set(withStep(state).map(({ browser }) => browser ?? '')),
];

function withOne(state: Conversations, one: Conversation): Conversations {
  return { ...state, open: new Map(state.open).set(one.id, one) };
}

function without(state: Conversations, ids: readonly number[]): Conversations {
  return { ...state, open: new Map([...state.open].filter(([id]) => !ids.includes(id))) };
}
