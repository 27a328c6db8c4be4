import { describe, expect, it } from 'vitest';
import { BADGE_TITLES } from '../../shared/strings/extension';
import { stepMessage } from '../testing/step';
import { createFakeBrowser } from '../testing/fake-browser';
import type { Progress } from '../situation';
import { badgeOf } from './badge';
import { shownStep } from './shown-step';

const step = shownStep(stepMessage(), createFakeBrowser().browser);
const at = (state: Progress['state']) =>
  badgeOf({
    kind: 'step',
    step,
    progress: { tabID: 1, state, missing: [], sentence: null, isScriptForbidden: false },
  });

describe('the button while a sign-in is handed over', () => {
  it.each([
    ['allowing', BADGE_TITLES.allowing],
    ['final-page', BADGE_TITLES.finalPage],
    ['failed', BADGE_TITLES.failed],
  ] as const)('has a dot for what needs its user: %s', (state, title) => {
    expect(at(state)).toEqual({ text: '•', title });
  });

  it.each(['reading', 'missing', 'sending'] as const)('says that it goes on: %s', (state) => {
    expect(at(state)).toEqual({ text: '…', title: BADGE_TITLES.underWay });
  });
});
