import type { PageProblem } from '../../../../shared/model/login';

type Kind = PageProblem['kind'];

/** The problems that leave no page to see. */
const PAGELESS: readonly Kind[] = ['offline', 'certificate', 'crashed', 'failed'];

/** What most likely helps; null when the user can simply go on. */
const REMEDIES: Record<Kind, 'reload' | 'other-way' | null> = {
  offline: 'reload',
  certificate: 'other-way',
  crashed: 'reload',
  unresponsive: 'reload',
  'not-secure-browser': 'other-way',
  'blocked-app': null,
  'blocked-download': null,
  'too-many-windows': null,
  failed: 'reload',
};

/** Whether the page can still be seen and used, whatever is wrong. */
export function hasPage(problem: PageProblem | null): boolean {
  return problem === null || !PAGELESS.includes(problem.kind);
}

/** What to offer first. */
export function remedyFor({ kind }: PageProblem): 'reload' | 'other-way' | null {
  return REMEDIES[kind];
}
