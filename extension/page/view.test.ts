import { describe, expect, it } from 'vitest';
import type { Progress, ShownStep, Situation } from '../situation';
import { tabToRead, viewOf } from './view';

const STEP: ShownStep = {
  key: 'step-1',
  network: 'Instagram',
  account: 'Instagram (Alice)',
  url: 'https://www.instagram.com/accounts/login/',
  hosts: ['instagram.com'],
  fields: [
    { name: 'sessionid', required: true },
    { name: 'mid', required: false },
  ],
  hasFinalPage: false,
  needs: { permissions: [], origins: ['*://*.instagram.com/*'] },
  asksForScript: false,
};
const HERE = {
  tab: { id: 1, active: true, url: 'https://www.instagram.com/', title: 'Alice • Instagram' },
  isFirefox: false,
};

const at = (state: Progress['state'], changes: Partial<Progress> = {}): Situation => ({
  kind: 'step',
  step: STEP,
  progress: { tabID: 1, state, missing: [], sentence: null, isScriptForbidden: false, ...changes },
});
const actionsOf = (situation: Situation, here = HERE) =>
  viewOf(situation, here).buttons.map(({ action }) => action);

describe('what is proposed', () => {
  it('names who asks, for whom, what, from where, and whose page it is', () => {
    const view = viewOf({ kind: 'step', step: STEP, progress: null }, HERE);
    expect(view).toMatchObject({
      title: 'Instagram asks for a sign-in',
      lines: ['For Instagram (Alice)'],
      proposal: {
        fields: [
          { name: 'sessionid', note: null },
          { name: 'mid', note: 'if it is there' },
        ],
        hosts: ['instagram.com'],
      },
      buttons: [{ action: 'hand-over', label: 'Hand over to Bridgekeeper' }],
    });
    expect(view.proposal?.pageSays).toContain('Alice • Instagram');
  });

  it('says before the press that a last page is waited for', () => {
    const step = { ...STEP, hasFinalPage: true };
    const { lines } = viewOf({ kind: 'step', step, progress: null }, HERE);
    expect(lines.join()).toContain('once the site shows that you are signed in');
  });

  it.each([
    ['another site', { id: 1, active: true, url: 'https://bank.example/', title: 'Bank' }],
    ['a page that may not be read', { id: 1, active: true }],
    ['none', null],
  ])('opens the sign-in page when the tab shows %s', (_, tab) => {
    const view = viewOf({ kind: 'step', step: STEP, progress: null }, { tab, isFirefox: false });
    expect(view.buttons.map(({ action }) => action)).toEqual(['open']);
    expect(view.proposal?.pageSays).toBeNull();
  });
});

describe('what comes after the press', () => {
  it('has a button where the user can do something', () => {
    expect(actionsOf(at('allowing'))).toEqual([]);
    expect(actionsOf(at('reading'))).toEqual(['stop']);
    expect(actionsOf(at('missing'))).toEqual(['stop']);
    expect(actionsOf(at('final-page'))).toEqual(['confirm', 'stop']);
    expect(actionsOf(at('sending'))).toEqual([]);
    expect(actionsOf(at('failed'))).toEqual(['hand-over']);
  });

  it('reads the same tab again, unless the one in front shows the site, too', () => {
    const failed = at('failed');
    const bank = { id: 7, active: true, url: 'https://bank.example/' };
    expect(tabToRead(failed, bank)).toBe(1);
    expect(tabToRead(failed, { id: 7, active: true })).toBe(1);
    expect(tabToRead(failed, { ...HERE.tab, id: 2 })).toBe(2);
    expect(tabToRead({ kind: 'step', step: STEP, progress: null }, bank)).toBeNull();
  });

  it('opens the sign-in page where the tab is closed and no other shows the site', () => {
    const failed = at('failed', { tabID: null });
    expect(actionsOf(failed)).toEqual(['hand-over']);
    expect(tabToRead(failed, HERE.tab)).toBe(1);
    expect(
      actionsOf(failed, { ...HERE, tab: { ...HERE.tab, url: 'https://bank.example/' } }),
    ).toEqual(['open']);
  });

  it('names what is missing, and the program’s own sentence first', () => {
    const view = viewOf(
      at('missing', { missing: ['sessionid'], sentence: 'Sign in first.' }),
      HERE,
    );
    expect(view).toMatchObject({ missing: ['sessionid'], lines: ['Sign in first.'] });
  });

  it('says what to do after a failure, also where the program does not', () => {
    expect(viewOf(at('failed', { sentence: 'Too much.' }), HERE).lines).toEqual(['Too much.']);
    expect(viewOf(at('failed'), HERE).lines.join()).toContain('once more');
  });

  it('says how a script can be allowed', () => {
    const forbidden = at('missing', { isScriptForbidden: true });
    expect(viewOf(forbidden, HERE).lines.join(' ')).toContain('Allow User Scripts');
    const inFirefox = { ...forbidden, step: { ...STEP, asksForScript: true } } as Situation;
    expect(actionsOf(inFirefox, { ...HERE, isFirefox: true })).toEqual(['allow-script', 'stop']);
  });
});

describe('without a step', () => {
  it('says the same whether nothing waits or nobody answers, as it cannot tell', () => {
    const [nothing, closed] = (
      [{ kind: 'nothing' }, { kind: 'unreachable', end: 'closed' }] as const
    ).map((situation) => viewOf(situation, HERE).lines);
    expect(nothing?.join()).toContain('not waiting for a sign-in, or it is not running');
    expect(closed).toEqual(nothing);
  });

  it('says why a sign-in has ended, or where that stands, and that nothing was kept', () => {
    const over = { kind: 'ended', state: 'over', network: 'X' } as const;
    const linesOf = (sentence: string | null) => viewOf({ ...over, sentence }, HERE).lines;
    expect(linesOf('Firefox has it.')).toEqual(['Firefox has it.', 'Nothing was kept here.']);
    expect(linesOf(null)).toEqual(['Bridgekeeper says how to go on.', 'Nothing was kept here.']);
  });

  it.each<[Situation, string, string[]]>([
    [{ kind: 'nothing' }, 'Nothing to do', []],
    [{ kind: 'unreachable', end: 'closed' }, 'Bridgekeeper does not answer', ['again']],
    [{ kind: 'unreachable', end: 'no-host' }, 'does not know this browser', ['again']],
    [{ kind: 'refused', sentence: 'Too old.' }, 'does not work yet', ['again']],
    [{ kind: 'ended', state: 'done', network: 'X', sentence: null }, 'Done: X', []],
    [{ kind: 'ended', state: 'over', network: 'X', sentence: null }, 'has ended', []],
  ])('%j', (situation, title, actions) => {
    expect(viewOf(situation, HERE).title).toContain(title);
    expect(actionsOf(situation)).toEqual(actions);
  });
});
