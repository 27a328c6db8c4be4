import type { Page } from '@playwright/test';
import type { RunInPage } from '../run-in-page';
import { axeFindings } from './axe-findings';
import { layoutFindings } from './layout-findings';

/** Looks at what one page of the window shows, and hears what it complains of. */
export interface Inspector {
  /** What is wrong with what is shown, and what the page complained of since the last time. */
  inspect(): Promise<string[]>;
  /** The same, but for axe: enough where nothing but the size has changed. */
  inspectLayout(): Promise<string[]>;
  /** Whether text has the contrast it needs: enough where nothing but the colours has changed. */
  inspectContrast(needed: ContrastRule): Promise<string[]>;
}

/** WCAG's usual contrast of text (1.4.3), or its higher one (1.4.6). */
type ContrastRule = 'color-contrast' | 'color-contrast-enhanced';

/** Inspects a page from now on; needs no help of the page, whose policy lets no foreign script in. */
export function createInspector(page: Page): Inspector {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`the console: ${message.text()}`);
  });
  page.on('pageerror', ({ message }) => complaints.push(`an error in the page: ${message}`));
  const run: RunInPage = (what) => page.evaluate(what);
  const inspectLayout = async () => [...complaints.splice(0), ...(await run(layoutFindings))];
  return {
    inspectLayout,
    inspect: async () => [...(await inspectLayout()), ...(await axeFindings(run, {}))],
    inspectContrast: (needed) => axeFindings(run, { runOnly: [needed] }),
  };
}
