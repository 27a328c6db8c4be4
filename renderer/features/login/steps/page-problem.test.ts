import { describe, expect, it } from 'vitest';
import type { PageProblem } from '../../../../shared/model/webview';
import { hasPage, remedyFor } from './page-problem';

const problem = (kind: PageProblem['kind']): PageProblem => ({ kind, detail: null });

describe('hasPage', () => {
  it.each([
    ['offline', false],
    ['proxy', false],
    ['certificate', false],
    ['crashed', false],
    ['failed', false],
    ['unresponsive', true],
    ['not-secure-browser', true],
    ['blocked-app', true],
    ['blocked-download', true],
    ['script-failed', true],
  ] as const)('%s: %s', (kind, expected) => {
    expect(hasPage(problem(kind))).toBe(expected);
  });

  it('is true without a problem', () => {
    expect(hasPage(null)).toBe(true);
  });
});

describe('remedyFor', () => {
  it('never offers to reload what must not be opened', () => {
    expect(remedyFor(problem('certificate'))).toBe('other-way');
    expect(remedyFor(problem('not-secure-browser'))).toBe('other-way');
    expect(remedyFor(problem('crashed'))).toBe('reload');
    expect(remedyFor(problem('script-failed'))).toBe('reload');
    expect(remedyFor(problem('blocked-download'))).toBeNull();
  });
});
