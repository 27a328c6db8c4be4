import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base } from '@playwright/test';
import { startBus } from '../desktop/bus';
import { screenshot, startDisplay } from '../desktop/display';
import { startWindowManager } from '../desktop/window-manager';
import { CHROMIUM, startEverydayChromium, type EverydayChromium } from './everyday-chromium';
import type { EverydayBrowser } from './everyday-browser';
import { FIREFOX, startEverydayFirefox } from './everyday-firefox';
import { startSignInSite, type SignInSite } from './sign-in-site';
import { startStandInProgram, type StandInProgram } from './stand-in-program';

/** What a test of the extension has: a screen, a site, and a stand-in for the program. */
export interface Lab {
  readonly home: string;
  readonly display: string;
  readonly site: SignInSite;
  readonly program: StandInProgram;
  /** Starts Chromium on the site's page, and waits until the page is there. */
  startChromium(options?: StartOptions): Promise<EverydayChromium>;
  startFirefox(options?: StartOptions): Promise<EverydayBrowser>;
  /** A picture of the screen, in `out/e2e/`. */
  picture(name: string): Promise<void>;
}

interface StartOptions {
  isDark?: boolean;
  url?: string;
}

export const EXTENSION_FOLDER = join(import.meta.dirname, '..', '..', 'out', 'extension');

export const test = base.extend<{ lab: Lab }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures wanted from here.
  lab: async ({}, use, testInfo) => {
    const ends: (() => Promise<unknown>)[] = [];
    try {
      const home = await mkdtemp(join(tmpdir(), 'bridgekeeper-extension-'));
      ends.push(() => rm(home, { recursive: true, force: true, maxRetries: 5 }));
      const { display, stop } = await startDisplay();
      ends.push(stop);
      const manager = await startWindowManager(display, home);
      ends.push(manager.stop);
      const site = await startSignInSite();
      ends.push(site.stop);
      const bus = await startBus();
      ends.push(bus.stop);
      const program = await startStandInProgram(home);
      ends.push(program.stop);
      const common = { home, display, busAddress: bus.address };
      const picture = (name: string) => screenshot(display, testInfo.outputPath(`${name}.png`));
      await use({
        home,
        display,
        site,
        program,
        async startChromium({ isDark = false, url = site.url } = {}) {
          test.skip(!existsSync(CHROMIUM), 'Chromium is not installed.');
          const extensionFolder = join(EXTENSION_FOLDER, 'chromium');
          const browser = await startEverydayChromium({ ...common, extensionFolder, url, isDark });
          ends.push(browser.close);
          return browser;
        },
        async startFirefox({ isDark = false, url = site.url } = {}) {
          test.skip(!existsSync(FIREFOX), 'Firefox ESR is not installed.');
          const extensionFolder = join(EXTENSION_FOLDER, 'firefox');
          const browser = await startEverydayFirefox({ ...common, extensionFolder, url, isDark });
          ends.push(browser.close);
          return browser;
        },
        picture,
      });
      if (testInfo.status !== testInfo.expectedStatus) await picture('failed');
    } finally {
      for (const end of ends.reverse()) await end();
    }
  },
});
