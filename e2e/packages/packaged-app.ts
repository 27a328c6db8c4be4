import { chromium } from '@playwright/test';
import { IDENTITY } from '../../shared/model/identity';
import { mouse } from '../desktop/mouse';
import { processesInGroup, start, type Env } from '../desktop/process';
import { eventually } from '../desktop/wait';
import type { TourProgram } from '../tour/window';

const START_MS = 30_000;

/**
 * Starts the installed program. Its fuses keep Playwright out of the main process, so its pages alone
 * are driven, by Chromium's own protocol, and its window as a person does.
 *
 * @throws Error when it is not up within half a minute.
 */
export async function startPackaged(env: Env, args: readonly string[] = []): Promise<TourProgram> {
  const options = ['--remote-debugging-port=0', '--disable-gpu', ...args];
  const program = await start(`/usr/bin/${IDENTITY.command}`, options, env);
  try {
    const said = await program.waitForOutput(/DevTools listening on ws:\S+/, {
      timeoutMs: START_MS,
    });
    const browser = await chromium.connectOverCDP(said.replace(/^.* /, ''));
    const [context] = browser.contexts();
    if (context === undefined) throw new Error('The program has no pages.');
    const { isShowing, press, waitForFocus } = mouse(env['DISPLAY'] ?? '');
    return {
      pages: () => context.pages(),
      nextPage: () => context.waitForEvent('page'),
      isWindowVisible: () => isShowing(program.pid),
      async closeWindow() {
        await waitForFocus(program.pid);
        await press('alt+F4');
        await eventually({
          what: 'the window to close',
          read: () => isShowing(program.pid),
          until: (isThere) => !isThere,
        });
      },
      processes: () => processesInGroup(program.pid),
      async stop() {
        await browser.close().catch(() => undefined);
        await program.stop();
      },
    };
  } catch (error) {
    await program.stop();
    throw new Error(`It did not start: ${program.output()}`, { cause: error });
  }
}
