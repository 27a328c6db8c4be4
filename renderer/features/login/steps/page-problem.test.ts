import { describe, expect, it } from 'vitest';
import type { PageProblem } from '../../../../shared/model/login';
import { hasPage, remedyFor } from './page-problem';

const trouble = (kind: PageProblem['kind']): PageProblem => ({ kind, detail: null });

describe('hasPage', () => {
  it.each([
    ['offline', false],
    ['certificate', false],
    ['crashed', false],
    ['failed', false],
    ['unresponsive', true],
    ['not-secure-browser', true],
    ['blocked-app', true],
    ['blocked-download', true],
  ] as const)('%s: %s', (kind, expected) => {
    expect(hasPage(trouble(kind))).toBe(expected);
  });

  it('is so without trouble', () => {
    expect(hasPage(null)).toBe(true);
  });
});

describe('remedyFor', () => {
  it('never offers to reload what must not be opened', () => {
    expect(remedyFor(trouble('certificate'))).toBe('other-way');
    expect(remedyFor(trouble('not-secure-browser'))).toBe('other-way');
    expect(remedyFor(trouble('crashed'))).toBe('reload');
    expect(remedyFor(trouble('blocked-download'))).toBeNull();
  });
});
