import axe, { type AxeResults, type RunOptions } from 'axe-core';
import type { RunInPage } from '../run-in-page';

type WithAxe = typeof globalThis & { axe?: typeof axe };

/** What axe says is wrong for people who use a screen reader, a keyboard, or need contrast. */
export async function axeFindings(run: RunInPage, options: RunOptions): Promise<string[]> {
  const isThere = await run(() => (globalThis as WithAxe).axe !== undefined);
  if (!isThere) await run(axe.source);
  const all = { resultTypes: ['violations'], ...options };
  const { violations } = await run<Pick<AxeResults, 'violations'>>(
    `axe.run(document, ${JSON.stringify(all)}).then(({ violations }) => ({ violations }))`,
  );
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary = '' }) => {
      const why = failureSummary.split('\n').slice(1).join(' ').replaceAll(/\s+/g, ' ').trim();
      return `axe ${id} (${help}): ${html.slice(0, 160)} ${why}`;
    }),
  );
}
