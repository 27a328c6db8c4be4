import { describe, expect, it } from 'vitest';
import type { LoginStage } from '../../../shared/model/login';
import { createManualClock } from '../../testing/manual-clock';
import { cookiesStep, STEPS } from '../testing/cookie-steps';
import { INITIAL_WEBVIEW_STATE } from '../webview/webview-state';
import { HIDDEN_MS, isHiddenStep, trackPageVisibility } from './page-visibility';

type CookiesStage = Extract<LoginStage, { kind: 'cookies' }>;

const special = { id: 'token', sources: [{ type: 'special', name: 'example.token' }] };
const cookie = { id: 'session', sources: [{ type: 'cookie', name: 'session' }] };
const hidden = cookiesStep({ url: 'https://example.com/', fields: [special], hidden: true });

describe('a hidden step', () => {
  it('says so itself, whatever it asks for', () => {
    expect(isHiddenStep(hidden)).toBe(true);
    expect(isHiddenStep(cookiesStep({ url: 'x', fields: [cookie], hidden: true }))).toBe(true);
  });

  it.each(['yes', 1, {}, null])('is not one by a flag of another type (%j)', (flag) => {
    const step = cookiesStep({ url: 'https://example.com/', fields: [special], hidden: flag });
    expect(isHiddenStep(step)).toBe(false);
  });

  it.each([
    ['https://example.com/robots.txt', [special], true],
    ['https://example.com/a/robots.txt?x=1#y', [special], true],
    ['https://example.com/?file=/robots.txt', [special], false],
    ['https://example.com/login', [special], false],
    ['https://example.com/robots.txt', [special, { ...cookie, required: false }], true],
    ['https://example.com/robots.txt', [special, cookie], false],
    ['https://example.com/robots.txt', [cookie], false],
    ['https://example.com/robots.txt', [], false],
    ['no address', [special], false],
  ])('without the flag: %s %j', (url, fields, is) => {
    expect(isHiddenStep(cookiesStep({ url, fields }))).toBe(is);
  });

  it('is shown when the bridge says so, at whatever address', () => {
    const step = { url: 'https://example.com/robots.txt', fields: [special], hidden: false };
    expect(isHiddenStep(cookiesStep(step))).toBe(false);
  });

  it('is X’s for its token and what its requests send anyway, and no other known one', () => {
    const all = Object.entries(STEPS).filter(([, step]) => isHiddenStep(step));
    expect(all.map(([name]) => name)).toEqual(['xPassword']);
  });
});

const STAGE: CookiesStage = {
  kind: 'cookies',
  stepID: 'step',
  instructions: null,
  fields: [],
  wait: 'values',
  needsConfirmation: false,
  patternProblem: null,
  visibility: 'hidden',
  webview: INITIAL_WEBVIEW_STATE,
  way: 'page',
  everydayBrowser: 'impossible',
  handOver: null,
  problem: null,
};

function track(step = hidden) {
  const clock = createManualClock();
  let revealed = 0;
  let stage = STAGE;
  const tracker = trackPageVisibility({
    step,
    clock,
    onTime: () => tracker.update(stage),
    onRevealed: () => (revealed += 1),
  });
  const update = (more: Partial<CookiesStage>) => {
    stage = { ...STAGE, ...more };
    tracker.update(stage);
    return tracker.current();
  };
  return { tracker, clock, update, revealed: () => revealed };
}

const webview = (more: Partial<typeof INITIAL_WEBVIEW_STATE>) => ({
  webview: { ...INITIAL_WEBVIEW_STATE, ...more },
});

describe('the page of a hidden step', () => {
  it('is revealed after twenty seconds, once', async () => {
    const { tracker, clock, update, revealed } = track();
    await clock.advance(HIDDEN_MS - 1);
    expect([tracker.current(), revealed()]).toEqual(['hidden', 0]);
    await clock.advance(1);
    expect([tracker.current(), revealed()]).toEqual(['revealed', 1]);
    expect([update({}), revealed()]).toEqual(['revealed', 1]);
  });

  it.each<[string, Partial<CookiesStage>]>([
    [
      'a server asks something',
      webview({ prompt: { kind: 'client-certificate', id: 1, host: 'h', certificates: [] } }),
    ],
    ['it has a problem', webview({ problem: { kind: 'offline', detail: null } })],
    ['it opens a window', webview({ openers: ['https://example.com'] })],
    ['its last page needs the user', { wait: 'final-page', needsConfirmation: true }],
    ['nobody knows a source', { wait: 'unknown-source' }],
    ['a value is too large', { wait: 'too-large' }],
    ['what it found did not arrive', { wait: 'final-page', problem: 'Try again.' }],
  ])('is revealed at once when %s', (_what, stage) => {
    const { update, clock } = track();
    expect(update(stage)).toBe('revealed');
    expect(clock.pending()).toEqual([]);
  });

  it('stays hidden while its values are about to be sent, however long that takes', async () => {
    const { update, clock } = track();
    update({ wait: 'sending', ...webview({ problem: { kind: 'blocked-app', detail: 'app' } }) });
    await clock.advance(HIDDEN_MS * 2);
    expect(update({ wait: 'sending' })).toBe('hidden');
    expect(update({ wait: 'values' })).toBe('revealed');
  });

  it('leaves no timer behind', () => {
    const { tracker, clock } = track();
    tracker.stop();
    expect(clock.pending()).toEqual([]);
  });
});

it('the page of any other step is shown from the beginning', async () => {
  const { tracker, clock, update, revealed } = track(STEPS.facebook);
  expect([tracker.current(), clock.pending()]).toEqual(['shown', []]);
  expect([update(webview({ openers: ['https://a'] })), revealed()]).toEqual(['shown', 0]);
});
