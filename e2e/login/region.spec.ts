import { LOGIN_TEXT } from '../../shared/strings/login';
import { WEBVIEW_TEXT } from '../../shared/strings/webview';
import type { ElectronApplication, Page } from '@playwright/test';
import { mouse } from '../desktop/mouse';
import { screenshot } from '../desktop/display';
import { createSignIn, expect } from './sign-in';
import { test as programTest } from '../program';

/** Room for the window at twice its size. */
const test = programTest.extend({});
test.use({ screenSize: { width: 2_560, height: 1_600 } });

const PAGE_COLOUR = '#ff00fe';
/** How often a key of the zoom is pressed, from 100 % on. */
const ZOOMS = [
  { zoom: 0.5, key: 'ctrl+minus', times: 5 },
  { zoom: 1, key: 'ctrl+0', times: 1 },
  { zoom: 1.5, key: 'ctrl+plus', times: 3 },
  { zoom: 2, key: 'ctrl+plus', times: 5 },
] as const;

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Where the window says the page belongs, in pixels of the screen. */
async function wantedBox(app: ElectronApplication, window: Page): Promise<Box> {
  const { left, top, right, bottom } = await window
    .locator('[data-webview-region]')
    .evaluate((region) => region.getBoundingClientRect().toJSON() as Box);
  const { zoom, scale, x, y } = await app.evaluate(({ BrowserWindow, screen }) => {
    const [shown] = BrowserWindow.getAllWindows();
    if (shown === undefined) throw new Error('There is no window.');
    const { x, y } = shown.getContentBounds();
    const zoom = shown.webContents.getZoomFactor();
    return { zoom, scale: screen.getPrimaryDisplay().scaleFactor, x, y };
  });
  return {
    left: (x + left * zoom) * scale,
    top: (y + top * zoom) * scale,
    right: (x + right * zoom) * scale,
    bottom: (y + bottom * zoom) * scale,
  };
}

/** Where the page's colour is on the screen; null when it is nowhere. */
async function seenBox(
  app: ElectronApplication,
  display: string,
  file: string,
): Promise<Box | null> {
  await screenshot(display, file);
  return app.evaluate(
    ({ nativeImage }, { picture, colour }) => {
      const image = nativeImage.createFromPath(picture);
      const { width, height } = image.getSize();
      const pixels = image.toBitmap();
      const wanted = Buffer.from([
        ...Buffer.from(colour.slice(1), 'hex').reverse(),
        255,
      ]).readUInt32LE();
      const box = { left: Infinity, top: Infinity, right: -1, bottom: -1 };
      for (let y = 0; y < height; y += 1) {
        for (let x = 0; x < width; x += 1) {
          if (pixels.readUInt32LE(4 * (y * width + x)) !== wanted) continue;
          box.left = Math.min(box.left, x);
          box.right = Math.max(box.right, x + 1);
          box.top = Math.min(box.top, y);
          box.bottom = Math.max(box.bottom, y + 1);
        }
      }
      return box.right < 0 ? null : box;
    },
    { picture: file, colour: PAGE_COLOUR },
  );
}

for (const scale of [1, 1.25, 2]) {
  test(`the page lies where the window has room for it, at any zoom (screen at ${scale})`, async ({
    display,
    simulator,
    startProgram,
  }, info) => {
    simulator.control.reset('sign-in');
    const program = await startProgram({ args: [`--force-device-scale-factor=${scale}`] });
    const { app } = program;
    const signIn = createSignIn(program, simulator);
    await signIn.add('Facebook Messenger');
    const site = await signIn.site('www.facebook.localhost');
    const window = await signIn.page();
    await program.waitForKeyboard();
    await site.addStyleTag({
      content: `html { background: ${PAGE_COLOUR} !important } body { display: none !important }`,
    });
    const { press } = mouse(display.display);
    const hasKeyboard = () =>
      app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]?.webContents.isFocused(),
      );
    // The keys zoom what has the keyboard, which a page takes as it loads.
    await site.waitForLoadState();
    await expect(async () => {
      if ((await hasKeyboard()) !== true) await press('F6');
      expect(await hasKeyboard()).toBe(true);
    }).toPass();
    const picture = info.outputPath('screen.png');

    /** Waits until it lies there: whole pixels of the window inside, and less than one left free. */
    const expectInPlace = async (what: string) => {
      await expect(async () => {
        const wanted = await wantedBox(app, window);
        const seen = await seenBox(app, display.display, picture);
        expect(seen, what).not.toBeNull();
        const gaps = seen && [
          seen.left - wanted.left,
          seen.top - wanted.top,
          wanted.right - seen.right,
          wanted.bottom - seen.bottom,
        ];
        for (const gap of gaps ?? []) {
          expect(gap, `${what}: ${JSON.stringify({ seen, wanted })}`).toBeGreaterThan(-0.5);
          expect(gap, `${what}: ${JSON.stringify({ seen, wanted })}`).toBeLessThan(scale + 0.5);
        }
      }).toPass();
    };

    for (const { zoom, key, times } of ZOOMS) {
      await press('ctrl+0');
      for (let time = 0; time < times; time += 1) await press(key);
      await expect
        .poll(() =>
          app.evaluate(({ BrowserWindow }) =>
            BrowserWindow.getAllWindows()[0]?.webContents.getZoomFactor(),
          ),
        )
        .toBeCloseTo(zoom, 5);
      await expectInPlace(`at ${zoom}`);
    }
    for (const [width, height] of [
      [701, 503],
      [933, 611],
    ] as const) {
      await app.evaluate(
        ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setSize(...size),
        [width, height] as [number, number],
      );
      await expectInPlace(`at ${width} × ${height}`);
    }
  });
}

test('however much there is to say, half of the window is left for the page', async ({
  simulator,
  startProgram,
}) => {
  simulator.control.reset('sign-in');
  const program = await startProgram({ args: [] });
  const signIn = createSignIn(program, simulator);
  await signIn.add('Facebook Messenger');
  const site = await signIn.site('www.facebook.localhost');
  await signIn.logInOn(site);
  const window = await signIn.page();
  await program.app.evaluate(({ BrowserWindow }) => {
    const [shown] = BrowserWindow.getAllWindows();
    shown?.setSize(...(shown.getMinimumSize() as [number, number]));
  });
  await window.getByRole('button', { name: WEBVIEW_TEXT.more }).click();
  await window.getByRole('button', { name: LOGIN_TEXT.cancel }).click();
  await expect(window.getByRole('button', { name: LOGIN_TEXT.confirmNo })).toBeVisible();
  for (const zoom of [1, 2]) {
    await program.app.evaluate(
      ({ BrowserWindow }, factor) =>
        BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(factor),
      zoom,
    );
    const share = () =>
      window.evaluate(() => {
        const region = document.querySelector('[data-webview-region]');
        const { height = 0, bottom = 0 } = region?.getBoundingClientRect() ?? {};
        return { ofHeight: height / innerHeight, isInside: bottom <= innerHeight + 1 };
      });
    await expect.poll(share).toEqual({ ofHeight: expect.closeTo(0.5, 2), isInside: true });
  }
});
