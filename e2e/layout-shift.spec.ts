import { expect, type Page } from '@playwright/test';
import { SIGNAL, test, WHATSAPP } from './program';

/** As a share of the window that moves, times how far; of 0.1 on a page is called poor. */
const MOST = 0.02;

/** What moved by itself so far: how much, and which elements by how many pixels. */
function shifts(page: Page): Promise<{ sum: number; moved: string[] }> {
  return page.evaluate(async () => {
    interface Shift extends PerformanceEntry {
      value: number;
      hadRecentInput: boolean;
      sources: { node: Node | null; previousRect: DOMRect; currentRect: DOMRect }[];
    }
    const entries = await new Promise<PerformanceEntryList>((resolve) => {
      const observer = new PerformanceObserver((list) => resolve(list.getEntries()));
      observer.observe({ type: 'layout-shift', buffered: true });
      // Without any entry it is never called.
      setTimeout(() => resolve([]), 500);
    });
    const own = (entries as Shift[]).filter(({ hadRecentInput }) => !hadRecentInput);
    const moved = own.flatMap(({ value, sources }) =>
      sources.map(({ node, previousRect, currentRect }) => {
        const name = node instanceof Element ? `${node.tagName}.${node.className}` : String(node);
        const by = `${currentRect.x - previousRect.x}, ${currentRect.y - previousRect.y}`;
        return `${value.toFixed(4)} ${name}: ${by}`;
      }),
    );
    return { sum: own.reduce((sum, { value }) => sum + value, 0), moved };
  });
}

test('nothing jumps when the window opens, accounts come, one falls and recovers, and the history is there', async ({
  simulator,
  startProgram,
}) => {
  // Long enough that the outline of the list is seen.
  simulator.control.addFault({ kind: 'latency', path: '/v1', delayMs: 600, times: 3 });
  const program = await startProgram({ args: [] });
  const page = await program.window();
  const expectStill = async (what: string) => {
    // What glides is counted as a jump where the next change meets it on its way.
    const gliding = () => page.evaluate(() => document.getAnimations().length);
    await expect.poll(gliding).toBe(0);
    const { sum, moved } = await shifts(page);
    expect(sum, `${what}:\n${moved.join('\n')}`).toBeLessThan(MOST);
  };
  await expect(page.getByRole('region', { name: 'Good to know' })).toBeVisible();
  await expectStill('accounts came');

  await program.setStatus(WHATSAPP, 'reconnect_required');
  await expect(page.getByRole('heading', { name: 'Sign in to WhatsApp again' })).toBeVisible();
  await expectStill('an account fell');

  await program.setStatus(SIGNAL, 'reconnect_required');
  await expect(page.getByRole('heading', { name: 'Sign in to Signal again' })).toBeVisible();
  await expectStill('another fell');

  await program.setStatus(SIGNAL, 'connected');
  await expect(page.getByRole('heading', { name: 'Sign in to Signal again' })).toHaveCount(0);
  await expectStill('it recovered');

  await program.advance(2 * 3_600_000);
  await program.setStatus(WHATSAPP, 'connected');
  await expect(page.getByRole('region', { name: 'Last 24 hours' })).toBeVisible();
  await expectStill('all are well, and the history is there');
});
