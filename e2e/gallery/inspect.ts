import type { Page } from '@playwright/test';
import axe, { type AxeResults, type RunOptions } from 'axe-core';
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
  const inspectLayout = async () => [
    ...complaints.splice(0),
    ...(await page.evaluate(layoutFindings)),
  ];
  return {
    inspectLayout,
    inspect: async () => [
      ...(await inspectLayout()),
      ...(await axeFindings(page, { resultTypes: ['violations'] })),
    ],
    inspectContrast: (needed) =>
      axeFindings(page, { resultTypes: ['violations'], runOnly: [needed] }),
  };
}

type WithAxe = typeof globalThis & { axe?: typeof axe };

/** What axe says is wrong for people who use a screen reader, a keyboard, or need contrast. */
async function axeFindings(page: Page, options: RunOptions): Promise<string[]> {
  const isThere = await page.evaluate(() => (globalThis as WithAxe).axe !== undefined);
  if (!isThere) await page.evaluate(axe.source);
  const { violations } = await page
    .evaluate((given) => (globalThis as WithAxe).axe?.run(document, given), options)
    .then((results): Pick<AxeResults, 'violations'> => results ?? { violations: [] });
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary = '' }) => {
      const why = failureSummary.split('\n').slice(1).join(' ').replaceAll(/\s+/g, ' ').trim();
      return `axe ${id} (${help}): ${html.slice(0, 160)} ${why}`;
    }),
  );
}
