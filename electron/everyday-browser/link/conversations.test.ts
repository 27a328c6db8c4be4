import { describe, expect, it } from 'vitest';
import { PROTOCOL } from '../../../shared/browser-extension/messages';
import { EVERYDAY_HOST_TEXT } from '../../../shared/strings/everyday-browser';
import { anOffer, aStanding, HELLO, TASK } from '../testing/fixtures';
import type { Offer, Standing } from '../types';
import type { ConversationEffect, ConversationEvent } from './conversation-types';
import { initialConversations, reduceConversations } from './conversations';

/** A step that waits, and what came of each event. */
function handOver() {
  let state = initialConversations(TASK);
  const all: ConversationEffect[] = [];
  const happen = (event: ConversationEvent) => {
    const next = reduceConversations(state, event);
    state = next.state;
    all.push(...next.effects);
    return next.effects.filter(({ type }) => type !== 'log');
  };
  const say = (id: number, message: unknown, now = 0) =>
    happen({ type: 'said', id, text: JSON.stringify(message), now });
  const enter = (id: number, browser = 'Chromium') => {
    happen({ type: 'connected', id, key: `key ${id}` });
    return happen({ type: 'identified', id, caller: { browser } });
  };
  const greet = (id: number, browser?: string) => {
    enter(id, browser);
    return say(id, HELLO);
  };
  const stop = (id: number, why: 'user' | 'tab-closed', key = `key ${id}`) =>
    say(id, { type: 'stopped', key, why });
  const offer = (id: number, now = 0, offered: Offer = anOffer(), key = `key ${id}`) =>
    say(id, { type: 'offer', key, ...offered }, now);
  return { happen, say, enter, greet, offer, stop, all };
}

const standingFor = (id: number, standing: object) => ({
  type: 'send',
  id,
  message: { type: 'standing', key: `key ${id}`, ...standing },
});
const refused = (id: number, sentence: string) => [
  { type: 'send', id, message: { type: 'refused', protocol: PROTOCOL, sentence } },
  { type: 'end', id },
];
const ELSEWHERE = {
  state: 'over',
  missing: [],
  sentence: EVERYDAY_HOST_TEXT.elsewhere('Chromium'),
};

describe('a browser that asks', () => {
  it('is given the step, with a key of its own', () => {
    const { greet } = handOver();
    expect(greet(1)).toEqual([
      { type: 'send', id: 1, message: { type: 'step', protocol: PROTOCOL, key: 'key 1', ...TASK } },
      { type: 'browsers', names: ['Chromium'] },
    ]);
    expect(greet(2, 'Firefox')).toContainEqual({
      type: 'browsers',
      names: ['Chromium', 'Firefox'],
    });
  });

  it('is named once, however many of its profiles ask', () => {
    const { greet, happen } = handOver();
    greet(1);
    expect(greet(2)).toHaveLength(1);
    expect(happen({ type: 'gone', id: 1 })).toEqual([]);
    expect(happen({ type: 'gone', id: 2 })).toEqual([{ type: 'browsers', names: [] }]);
  });

  it.each([
    [PROTOCOL - 1, EVERYDAY_HOST_TEXT.extensionTooOld],
    [PROTOCOL + 1, EVERYDAY_HOST_TEXT.programTooOld],
  ])(
    'is refused with a sentence at protocol %i, and the window hears of it',
    (protocol, sentence) => {
      const { enter, say } = handOver();
      enter(1);
      const older = protocol < PROTOCOL ? 'extension' : 'program';
      expect(say(1, { ...HELLO, protocol })).toEqual([
        ...refused(1, sentence),
        { type: 'misfit', misfit: { browser: 'Chromium', older } },
      ]);
    },
  );

  it('is lost with its offer when it goes, and no other is', () => {
    const { greet, offer, happen } = handOver();
    greet(1);
    greet(2, 'Firefox');
    offer(1);
    expect(happen({ type: 'gone', id: 2 })).toEqual([{ type: 'browsers', names: ['Chromium'] }]);
    expect(happen({ type: 'gone', id: 1 })).toEqual([
      { type: 'browsers', names: [] },
      { type: 'lost' },
    ]);
    greet(3);
    expect(happen({ type: 'gone', id: 3 })).toEqual([{ type: 'browsers', names: [] }]);
  });

  it('is lost when it says what nobody understands, beside another profile of its own', () => {
    const { greet, offer, say } = handOver();
    greet(1);
    greet(2);
    offer(1);
    expect(say(1, {})).toEqual([{ type: 'end', id: 1 }, { type: 'lost' }]);
  });

  it('is lost once the last that it offered was passed on', () => {
    const { greet, offer, happen } = handOver();
    greet(1);
    offer(1, 0);
    offer(1, 1, anOffer({ pageURL: 'https://www.instagram.com/a' }));
    offer(1, 2, anOffer({ pageURL: 'https://www.instagram.com/b' }));
    const lost = { type: 'lost' };
    expect(happen({ type: 'gone', id: 1 })).not.toContainEqual(lost);
    expect(happen({ type: 'offer-due', now: 50 })).not.toContainEqual(lost);
    expect(happen({ type: 'offer-due', now: 100 })).toContainEqual(lost);
  });

  it('is not lost when the step is over', () => {
    const { greet, offer, happen } = handOver();
    greet(1);
    offer(1);
    expect(happen({ type: 'closed', standing: aStanding('over') })).not.toContainEqual({
      type: 'lost',
    });
  });

  it('is told that there is nothing once nothing is waited for', () => {
    const { enter, happen, say } = handOver();
    enter(1);
    happen({ type: 'closed', standing: aStanding('done') });
    expect(say(1, HELLO)).toEqual([
      { type: 'send', id: 1, message: { type: 'nothing', protocol: PROTOCOL } },
      { type: 'end', id: 1 },
    ]);
  });

  it('is not spoken to by somebody else’s extension', () => {
    const { happen } = handOver();
    happen({ type: 'connected', id: 1, key: 'key 1' });
    const caller = { refusal: 'another-extension' } as const;
    expect(happen({ type: 'identified', id: 1, caller })).toEqual([{ type: 'end', id: 1 }]);
  });

  it('is told when it is none that is known', () => {
    const { happen } = handOver();
    happen({ type: 'connected', id: 1, key: 'key 1' });
    const caller = { refusal: 'another-program' } as const;
    const effects = happen({ type: 'identified', id: 1, caller });
    expect(effects).toEqual(refused(1, EVERYDAY_HOST_TEXT.unknownBrowser));
  });

  it('is told when it says too much at once, and left when it says nothing', () => {
    const { greet, enter, happen } = handOver();
    greet(1);
    expect(happen({ type: 'unfit', id: 1, why: 'too-long' })).toEqual([
      ...refused(1, EVERYDAY_HOST_TEXT.tooLarge),
      { type: 'browsers', names: [] },
    ]);
    enter(2);
    expect(happen({ type: 'unfit', id: 2, why: 'silent' })).toEqual([{ type: 'end', id: 2 }]);
  });

  it('is one of eight at most', () => {
    const { enter, happen } = handOver();
    for (let id = 1; id <= 8; id += 1) enter(id);
    expect(happen({ type: 'connected', id: 9, key: '' })).toEqual(
      refused(9, EVERYDAY_HOST_TEXT.tooMany),
    );
    happen({ type: 'gone', id: 3 });
    expect(happen({ type: 'connected', id: 10, key: '' })).toEqual([]);
  });

  it.each([
    ['no JSON', 'hello'],
    ['no message', '{"type":"?"}'],
    ['null', 'null'],
    ['an offer before hello', JSON.stringify({ type: 'offer', key: 'key 1', ...anOffer() })],
    ['a stop before hello', '{"type":"stopped","key":"key 1","why":"user"}'],
  ])('is left when it says %s', (_what, text) => {
    const { enter, happen } = handOver();
    enter(1);
    expect(happen({ type: 'said', id: 1, text, now: 0 })).toEqual([{ type: 'end', id: 1 }]);
  });

  it('is left at a second hello, and says nothing afterwards', () => {
    const { greet, say } = handOver();
    greet(1);
    expect(say(1, HELLO)).toContainEqual({ type: 'end', id: 1 });
    expect(say(1, HELLO)).toEqual([]);
  });
});

describe('a browser that has stopped', () => {
  const page = (path: string) => anOffer({ pageURL: `https://www.instagram.com/${path}` });

  it.each(['user', 'tab-closed'] as const)(
    'is told of once it had offered something: %s',
    (why) => {
      const { greet, offer, stop } = handOver();
      greet(1);
      expect(stop(1, why)).toEqual([]);
      offer(1);
      expect(stop(1, why)).toEqual([{ type: 'stopped', why }]);
      expect(stop(1, why)).toEqual([]);
      offer(1, 100);
      expect(stop(1, why)).toEqual([{ type: 'stopped', why }]);
    },
  );

  it('counts for nothing with another key, after another browser’s offer, or while it is sent', () => {
    const { greet, offer, stop, happen } = handOver();
    greet(1);
    greet(2, 'Firefox');
    offer(1);
    expect(stop(1, 'user', 'key 2')).toEqual([]);
    offer(2, 100);
    expect(stop(1, 'user')).toEqual([]);
    happen({ type: 'told', standing: aStanding('sending') });
    expect(stop(2, 'user')).toEqual([]);
  });

  it('has its last pages passed on first when its tab has closed itself, and as seldom as ever', () => {
    const { greet, offer, stop, happen } = handOver();
    greet(1);
    offer(1, 0);
    offer(1, 1, page('a'));
    offer(1, 2, page('b'));
    expect(stop(1, 'tab-closed')).toEqual([]);
    expect(happen({ type: 'offer-due', now: 50 })).toEqual([
      { type: 'wait-for-offer', ms: 50 },
      { type: 'offer', offer: page('a'), browser: 'Chromium' },
    ]);
    expect(happen({ type: 'offer-due', now: 100 })).toEqual([
      { type: 'offer', offer: page('b'), browser: 'Chromium' },
      { type: 'stopped', why: 'tab-closed' },
    ]);
    // Its user may say so still, while it settles.
    expect(stop(1, 'user')).toEqual([{ type: 'stopped', why: 'user' }]);
  });

  it('has nothing passed on that its user does not want any more', () => {
    const { greet, offer, stop, happen } = handOver();
    greet(1);
    offer(1, 0);
    offer(1, 1, page('a'));
    expect(stop(1, 'user')).toEqual([{ type: 'stopped', why: 'user' }]);
    expect(happen({ type: 'offer-due', now: 50 })).toEqual([]);
  });

  it('is still the one that is told, and the other is sent away', () => {
    const { greet, offer, stop, happen } = handOver();
    greet(1);
    greet(2, 'Firefox');
    offer(1);
    stop(1, 'tab-closed');
    expect(happen({ type: 'told', standing: aStanding('sending') })).toEqual([
      standingFor(1, aStanding('sending')),
      standingFor(2, ELSEWHERE),
      { type: 'end', id: 2 },
      { type: 'browsers', names: ['Chromium'] },
    ]);
  });

  it('is told of by itself when two have stopped', () => {
    const { greet, offer, stop, happen } = handOver();
    greet(1);
    greet(2, 'Firefox');
    offer(1, 0);
    offer(2, 1, page('b'));
    offer(1, 2, page('a'));
    stop(1, 'tab-closed');
    stop(2, 'tab-closed');
    const stops = [50, 100].map((now) => happen({ type: 'offer-due', now }).at(-1));
    expect(stops).toEqual([
      { type: 'stopped', why: 'tab-closed' },
      { type: 'stopped', why: 'tab-closed' },
    ]);
  });

  it('may have begun again before all was passed on', () => {
    const { greet, offer, stop, happen } = handOver();
    greet(1);
    offer(1, 0);
    offer(1, 1, page('a'));
    stop(1, 'tab-closed');
    offer(1, 2, page('b'));
    const after = [50, 100].flatMap((now) => happen({ type: 'offer-due', now }));
    expect(after).not.toContainEqual(expect.objectContaining({ type: 'stopped' }));
    expect(stop(1, 'user')).toEqual([{ type: 'stopped', why: 'user' }]);
  });
});

describe('an offer', () => {
  it('is passed on with its browser’s name', () => {
    const { greet, offer } = handOver();
    greet(1, 'Brave');
    expect(offer(1)).toEqual([{ type: 'offer', offer: anOffer(), browser: 'Brave' }]);
  });

  it('counts for nothing with another key', () => {
    const { greet, offer } = handOver();
    greet(1);
    greet(2);
    expect(offer(1, 0, anOffer(), 'key 2')).toEqual([]);
  });

  it('is passed on twenty times a second at most, and the last one counts', () => {
    const { greet, offer, happen } = handOver();
    greet(1);
    offer(1, 1_000);
    expect(offer(1, 1_010, anOffer({ tooLarge: ['a'] }))).toEqual([
      { type: 'wait-for-offer', ms: 40 },
    ]);
    expect(offer(1, 1_020, anOffer({ tooLarge: ['b'] }))).toEqual([]);
    expect(happen({ type: 'offer-due', now: 1_050 })).toEqual([
      { type: 'offer', offer: anOffer({ tooLarge: ['b'] }), browser: 'Chromium' },
    ]);
    expect(happen({ type: 'offer-due', now: 1_060 })).toEqual([]);
  });

  it('is passed on for each page that passed by, in turn', () => {
    const { greet, offer, happen } = handOver();
    const at = (path: string) => anOffer({ pageURL: `https://www.instagram.com/${path}` });
    greet(1);
    offer(1, 1_000);
    offer(1, 1_010, at('final'));
    offer(1, 1_020, at('home'));
    expect(happen({ type: 'offer-due', now: 1_050 })).toEqual([
      { type: 'wait-for-offer', ms: 50 },
      { type: 'offer', offer: at('final'), browser: 'Chromium' },
    ]);
    expect(happen({ type: 'offer-due', now: 1_100 })).toEqual([
      { type: 'offer', offer: at('home'), browser: 'Chromium' },
    ]);
    expect(happen({ type: 'offer-due', now: 1_150 })).toEqual([]);
  });

  it('is held for eight pages at most, the last ones', () => {
    const { greet, offer, happen } = handOver();
    greet(1);
    offer(1, 1_000);
    for (let page = 0; page < 20; page += 1) {
      offer(1, 1_001, anOffer({ pageURL: `https://www.instagram.com/${page}` }));
    }
    const passed = Array.from({ length: 20 }, (_, n) =>
      happen({ type: 'offer-due', now: 2_000 + n * 50 }),
    ).flat();
    const offers = passed.filter(({ type }) => type === 'offer');
    expect(offers).toHaveLength(8);
    expect(offers[0]).toMatchObject({ offer: { pageURL: 'https://www.instagram.com/12' } });
  });

  it('is not passed on while one is being sent, and again once that has failed', () => {
    const { greet, offer, happen } = handOver();
    greet(1);
    offer(1, 0);
    offer(1, 10);
    happen({ type: 'told', standing: aStanding('sending') });
    expect(happen({ type: 'offer-due', now: 50 })).toEqual([]);
    expect(offer(1, 1_000)).toEqual([]);
    happen({ type: 'told', standing: aStanding('failed') });
    expect(offer(1, 2_000)).toHaveLength(1);
  });

  it('is never in a line of the log', () => {
    const { greet, all, say } = handOver();
    greet(1);
    const cookies = [{ name: 'sessionid', value: 'TOP-SECRET' }];
    say(1, { type: 'offer', key: 'key 1', ...anOffer(), cookies });
    const lines = all.filter(({ type }) => type === 'log');
    expect(lines).toHaveLength(1);
    expect(JSON.stringify(lines)).toContain('cookies.0');
    expect(JSON.stringify(lines)).not.toContain('SECRET');
  });
});

describe('where the step stands', () => {
  it('is told to the browser whose offer came last', () => {
    const { greet, offer, happen } = handOver();
    greet(1);
    greet(2, 'Firefox');
    offer(2);
    offer(1, 100);
    const standing: Standing = { state: 'missing', missing: ['sessionid'], sentence: null };
    expect(happen({ type: 'told', standing })).toEqual([standingFor(1, standing)]);
  });

  it('is told to all while that one is gone', () => {
    const { greet, offer, happen } = handOver();
    greet(1);
    offer(1);
    happen({ type: 'gone', id: 1 });
    greet(2);
    const standing = aStanding('done');
    expect(happen({ type: 'told', standing })).toEqual([standingFor(2, standing)]);
  });

  it('is over for the others once one is being sent', () => {
    const { greet, offer, happen } = handOver();
    greet(1);
    greet(2, 'Firefox');
    offer(1);
    expect(happen({ type: 'told', standing: aStanding('sending') })).toEqual([
      standingFor(1, aStanding('sending')),
      standingFor(2, ELSEWHERE),
      { type: 'end', id: 2 },
      { type: 'browsers', names: ['Chromium'] },
    ]);
  });

  it('is known to who asks while one is being sent', () => {
    const { greet, offer, happen } = handOver();
    greet(1);
    offer(1);
    happen({ type: 'told', standing: aStanding('sending') });
    expect(greet(2)).toContainEqual(standingFor(2, aStanding('sending')));
  });

  it('is told to the one that is being sent, whoever offers meanwhile', () => {
    const { greet, offer, happen } = handOver();
    greet(1);
    offer(1);
    happen({ type: 'told', standing: aStanding('sending') });
    greet(2, 'Firefox');
    expect(offer(2, 1_000)).toEqual([]);
    expect(happen({ type: 'closed', standing: aStanding('done') })).toEqual([
      standingFor(1, aStanding('done')),
      { type: 'end', id: 1 },
      standingFor(2, ELSEWHERE),
      { type: 'end', id: 2 },
      { type: 'browsers', names: [] },
    ]);
  });

  it('is told to the one that was passed on, not to one whose offer waits', () => {
    const { greet, offer, happen } = handOver();
    greet(1);
    greet(2, 'Firefox');
    offer(1, 1_000);
    offer(2, 1_010);
    expect(happen({ type: 'told', standing: aStanding('sending') })).toContainEqual(
      standingFor(2, ELSEWHERE),
    );
  });

  it('is told to all at the end, and they are left', () => {
    const { greet, offer, happen } = handOver();
    greet(1);
    greet(2, 'Firefox');
    offer(1);
    expect(happen({ type: 'closed', standing: aStanding('done') })).toEqual([
      standingFor(1, aStanding('done')),
      { type: 'end', id: 1 },
      standingFor(2, ELSEWHERE),
      { type: 'end', id: 2 },
      { type: 'browsers', names: [] },
    ]);
  });

  it('is told with its reason when the user ended it', () => {
    const { greet, offer, happen } = handOver();
    greet(1);
    greet(2);
    offer(1);
    const standing: Standing = { state: 'over', missing: [], sentence: 'You cancelled.' };
    const effects = happen({ type: 'closed', standing });
    expect(effects).toContainEqual(standingFor(1, standing));
    expect(effects).toContainEqual(standingFor(2, standing));
  });
});
