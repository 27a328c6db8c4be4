import type { PageProblem } from '../../../../shared/model/login';

type TroubleKind = PageProblem['kind'];

/** The troubles that leave no page to look at. */
const PAGELESS: readonly TroubleKind[] = ['offline', 'certificate', 'crashed', 'failed'];

/** What most likely helps; null when the user can simply go on. */
const REMEDIES: Record<TroubleKind, 'reload' | 'other-way' | null> = {
  offline: 'reload',
  certificate: 'other-way',
  crashed: 'reload',
  unresponsive: 'reload',
  'not-secure-browser': 'other-way',
  'blocked-app': null,
  'blocked-download': null,
  failed: 'reload',
};

/** Whether the page can still be seen and used, whatever is wrong. */
export function hasPage(trouble: PageProblem | null): boolean {
  return trouble === null || !PAGELESS.includes(trouble.kind);
}

/** The way on to offer first. */
export function remedyFor({ kind }: PageProblem): 'reload' | 'other-way' | null {
  return REMEDIES[kind];
}
