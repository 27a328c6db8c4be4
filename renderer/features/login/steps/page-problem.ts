import type { PageProblem } from '../../../../shared/model/webview';

type Kind = PageProblem['kind'];

/** The problems with which no page can be seen. */
const WITHOUT_PAGE: readonly Kind[] = ['offline', 'proxy', 'certificate', 'crashed', 'failed'];

/** What most likely helps; null when the user can go on as before. */
const REMEDIES: Record<Kind, 'reload' | 'other-way' | null> = {
  offline: 'reload',
  proxy: 'reload',
  certificate: 'other-way',
  crashed: 'reload',
  unresponsive: 'reload',
  'not-secure-browser': 'other-way',
  'blocked-app': null,
  'blocked-download': null,
  'too-many-windows': null,
  'script-failed': 'reload',
  failed: 'reload',
};

/** Whether the page can still be seen and used. */
export function hasPage(problem: PageProblem | null): boolean {
  return problem === null || !WITHOUT_PAGE.includes(problem.kind);
}

/** What to offer first. */
export function remedyFor({ kind }: PageProblem): 'reload' | 'other-way' | null {
  return REMEDIES[kind];
}
