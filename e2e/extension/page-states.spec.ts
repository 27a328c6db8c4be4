import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { DONE_TEXT, doneTitle, PAGE_TEXT } from '../../shared/strings/extension';
import { listenIn } from '../announcements/listen';
import { screenshot, type Area } from '../desktop/display';
import { mouse } from '../desktop/mouse';
import { FOLDER } from '../gallery/pictures';
import { test, type Lab } from './lab';
import { pageFindings } from './page-findings';
import { enterByTab } from './page-keys';
import { closePage, stand, type PageScene } from './page-scene';
import { PAGE_STATES } from './page-states';

const PICTURES = join(FOLDER, 'extension');
/** Of the browser around it, in pixels. */
const AROUND = 60;

/** It is a page in a window that moves, starts anew, and is looked at often. */
const SERIES_MS = 400_000;

/** A picture of the page below its button, with some of the browser around it. */
async function takePicture({ browser, display }: PageScene, name: string): Promise<void> {
  await mkdir(PICTURES, { recursive: true });
  await screenshot(display, join(PICTURES, `${name}.png`), around(await browser.popup.area()));
}

function around({ x, y, width, height }: Area): Area {
  const left = Math.max(0, x - AROUND);
  const top = Math.max(0, y - AROUND);
  return { x: left, y: top, width: x - left + width + AROUND, height: y - top + height + AROUND };
}

const BROWSERS = ['Chromium', 'Firefox'] as const;

async function openScene(lab: Lab, name: (typeof BROWSERS)[number], isDark: boolean) {
  const start = name === 'Chromium' ? lab.startChromium : lab.startFirefox;
  return { ...lab, browser: await start({ isDark }) };
}

for (const name of BROWSERS) {
  for (const colours of ['light', 'dark'] as const) {
    test(`${name}, ${colours}: nothing of the extension’s page is cut off or runs over, and axe finds nothing`, async ({
      lab,
    }) => {
      test.setTimeout(SERIES_MS);
      lab.program.answerWith(null);
      const isDark = colours === 'dark';
      const scene = await openScene(lab, name, isDark);
      const { popup } = scene.browser;
      // Names and roles are the same in both colours.
      const axe = isDark ? { runOnly: ['color-contrast'] } : {};
      const findings: string[] = [];
      for (const state of PAGE_STATES) {
        await test.step(state.name, async () => {
          await state.reach(scene);
          await popup.waitForText(state.text);
          await takePicture(scene, `${state.name}-${name.toLowerCase()}-${colours}`);
          const found = await pageFindings(popup, lab.display, axe);
          findings.push(...found.map((what) => `${state.name}: ${what}`));
        });
      }
      expect([...new Set(findings)]).toEqual([]);
    });
  }

  test(`${name}: a hand-over by keyboard alone, which says where it stands`, async ({ lab }) => {
    const { program, site, display } = lab;
    const { press } = mouse(display);
    program.answerWith(site.step({ hasFinalPage: true }));
    const scene = await openScene(lab, name, false);
    const { browser } = scene;
    const { popup } = browser;

    await browser.pressExtension();
    await popup.waitForText(PAGE_TEXT.handOver);
    await (await enterByTab(popup.run, display)).tabTo(PAGE_TEXT.handOver);
    await press('Return');
    await browser.answerPermissions('allow');
    const conversation = await program.conversation();
    await conversation.offer();
    await browser.pressExtension();
    await popup.waitForText(PAGE_TEXT.reading);

    const { heard } = await listenIn(popup.run);
    const hears = async (...parts: readonly string[]) => {
      await popup.waitForText(parts[0] ?? '');
      const said = await heard();
      expect(said).toEqual([{ isUrgent: false, text: expect.stringContaining(parts[0] ?? '') }]);
      for (const part of parts) expect(said[0]?.text).toContain(part);
    };
    await stand(scene, 'missing', { missing: ['sessionid'] });
    await hears(PAGE_TEXT.missing, PAGE_TEXT.missingText, 'sessionid');
    await stand(scene, 'final-page');
    await hears(PAGE_TEXT.finalPage, PAGE_TEXT.finalPageText);
    await (await enterByTab(popup.run, display)).tabTo(PAGE_TEXT.confirm);
    await press('Return');
    await conversation.offer(({ isConfirmed }) => isConfirmed);
    await stand(scene, 'sending');
    await hears(PAGE_TEXT.sending, PAGE_TEXT.sendingText);
    await stand(scene, 'failed', { sentence: 'Beeper refused it.' });
    await hears(PAGE_TEXT.failed, 'Beeper refused it.');
    await stand(scene, 'sending');
    await hears(PAGE_TEXT.sending);
    await stand(scene, 'done');
    await hears(doneTitle('Net'), DONE_TEXT);
    await closePage(scene);
  });
}
