import { expect } from '@playwright/test';
import { mouse } from '../../desktop/mouse';
import { run } from '../../desktop/process';
import { desktopEnv } from '../../desktop/display';
import type { WebviewHarness } from '../../webview/fixtures';
import { expecting, saw, selected } from '../trial';
import { test } from './page-fixtures';
import {
  clickInto,
  openAttacker,
  paceDuring,
  painted,
  settled,
  shownHost,
  shownState,
  stillCaptures,
  windowsOf,
} from './page';

/** Which windows the desktop shows of the program: dialogs and floating windows count. */
async function shownOnDesktop(display: string, { pid }: WebviewHarness): Promise<number> {
  const found = await run(
    'xdotool',
    ['search', '--onlyvisible', '--pid', String(pid)],
    desktopEnv(display),
  );
  return found.trim().split('\n').length;
}

/** What a page does on a click, and what becomes of it. */
const onClick = (code: string) => `
  <video muted></video><script>
    const canvas = document.createElement('canvas');
    canvas.getContext('2d').fillRect(0, 0, 9, 9);
    const video = document.querySelector('video');
    video.srcObject = canvas.captureStream();
    video.play();
    addEventListener('click', async () => {
      const answer = (async () => ${code})().then(() => 'given', (error) => error.name);
      document.title = 'answer: ' + (await answer);
    }, { once: true });
  </script>`;

const FLOATING: Readonly<Record<string, [says: string, code: string]>> = {
  'a film in a window over all others': ['SecurityError', 'video.requestPictureInPicture()'],
  'a page in a window over all others': [
    'ReferenceError',
    'documentPictureInPicture.requestWindow({ width: 400, height: 300 })',
  ],
  'a lens over the whole screen': ['ReferenceError', 'new EyeDropper().open()'],
  'a dialog to open a file for writing': ['ReferenceError', 'showOpenFilePicker()'],
  'a dialog to save a file': ['ReferenceError', 'showSaveFilePicker()'],
  'a dialog to open a folder': ['ReferenceError', 'showDirectoryPicker()'],
};

for (const [what, [says, code]] of Object.entries(FLOATING)) {
  test(
    `a page clicked by its user wants ${what}`,
    expecting(`${says}, and no further window on the desktop`),
    async ({ webview, site, display }) => {
      const page = await openAttacker(webview, site, onClick(code));
      const before = await shownOnDesktop(display.display, webview);
      await clickInto(page, webview, display.display);
      await expect.poll(() => page.title()).toContain('answer: ');
      const answer = (await page.title()).replace('answer: ', '');
      const more = (await shownOnDesktop(display.display, webview)) - before;
      saw(`${answer}, and ${more === 0 ? 'no' : more} further window on the desktop`);
    },
  );
}

test(
  'a page opens file choosers by itself, a hundred times',
  expecting('no further window on the desktop'),
  async ({ webview, site, display }) => {
    const page = await openAttacker(webview, site, '<input type="file">');
    const before = await shownOnDesktop(display.display, webview);
    // Not by the driver, who would act as a user that has just clicked.
    await webview.app.evaluate(async ({ webContents }) => {
      const found = webContents.getAllWebContents().find((one) => one.getURL().includes('/attack'));
      await found?.executeJavaScript(
        `for (let i = 0; i < 100; i += 1) document.querySelector('input').click()`,
      );
    });
    await painted(page);
    const more = (await shownOnDesktop(display.display, webview)) - before;
    saw(`${more === 0 ? 'no' : more} further window on the desktop`);
  },
);

test(
  'windows by the hundred',
  selected('8 of 100 opened, all within the window’s region; the page is told of'),
  async ({ webview, site }) => {
    const page = await openAttacker(webview, site);
    site.on('/child', 'child');
    await page.evaluate(() => {
      for (let opened = 0; opened < 100; opened += 1) {
        window.open('/child', `w${opened}`, 'left=-500,top=-500,width=3000,height=3000');
      }
    });
    const views = await settled(async () => (await windowsOf(webview.app))[0]?.views ?? []);
    const within = views.every(
      ({ x, y, width, height }) => x === 0 && y === 80 && width === 900 && height === 500,
    );
    const isTold = (await webview.states()).some(
      ({ problem }) => problem?.kind === 'too-many-windows',
    );
    saw(
      `${views.length - 1} of 100 opened, ${within ? 'all within' : 'some outside of'} ` +
        `the window’s region; the page is ${isTold ? '' : 'not '}told of`,
    );
  },
);

test(
  'windows that close themselves and come again without end',
  expecting('main keeps its pace, the capture goes on, at most 8 at once'),
  async ({ webview, site }) => {
    const page = await openAttacker(webview, site);
    site.on('/child', '<script>setTimeout(close)</script>');
    let most = 0;
    const pace = await paceDuring(webview.app, async () => {
      await page.evaluate(() => {
        setInterval(() => window.open('/child'), 5);
      });
      for (let look = 0; look < 20; look += 1) {
        const [window] = await windowsOf(webview.app);
        most = Math.max(most, (window?.views.length ?? 1) - 1);
      }
    });
    const capture = await stillCaptures(webview, page);
    saw(`${pace}, ${capture}, ${most <= 8 ? 'at most 8' : most} at once`);
  },
);

test(
  'a page moves, resizes, focuses and blurs itself and its window',
  expecting('the window is where it was, as large as it was'),
  async ({ webview, site }) => {
    site.on('/child', 'child');
    const page = await openAttacker(webview, site);
    const before = await windowsOf(webview.app);
    const opened = webview.app.waitForEvent('window');
    await page.evaluate(() => {
      const child = window.open('/child', 'child', 'popup,left=0,top=0,width=2000,height=1500');
      for (const each of [window, child]) {
        each?.moveTo(0, 0);
        each?.moveBy(-50, -50);
        each?.resizeTo(5000, 5000);
        each?.resizeBy(99, 99);
        each?.focus();
        each?.blur();
      }
    });
    const child = await opened;
    await child.evaluate(() => {
      moveTo(0, 0);
      resizeTo(5000, 5000);
    });
    await painted(child);
    const after = await windowsOf(webview.app);
    const [was, is] = [before, after].map((windows) => windows.map(({ bounds }) => bounds));
    const same = (keys: ('x' | 'y' | 'width' | 'height')[]) =>
      was?.length === is?.length && keys.every((key) => was?.[0]?.[key] === is?.[0]?.[key]);
    saw(
      `the window is ${same(['x', 'y']) ? 'where it was' : 'elsewhere'}, ` +
        (same(['width', 'height']) ? 'as large as it was' : 'of another size'),
    );
  },
);

test(
  'what the user types in the window while the page grabs the keyboard',
  expecting('the window got all of it, the page nothing'),
  async ({ webview, site, display }) => {
    const page = await openAttacker(
      webview,
      site,
      `<input autofocus><script>
         let typed = '';
         addEventListener('keydown', ({ key }) => { document.title = typed += key; }, true);
         setInterval(() => { window.focus(); document.querySelector('input').focus(); }, 5);
         setInterval(() => {
           const frame = document.createElement('iframe');
           frame.srcdoc = '<input autofocus>';
           document.body.append(frame);
           frame.remove();
         }, 50);
       </script>`,
    );
    await painted(page);
    const window = webview.app.windows().find((each) => each.url().startsWith('data:'));
    if (window === undefined) throw new Error('There is no window.');
    await window.evaluate(() => {
      document.body.innerHTML = '<input id="ours">';
      document.getElementById('ours')?.focus();
    });
    await webview.app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.webContents.focus();
    });
    await mouse(display.display).waitForFocus(webview.pid);
    const text = 'correct horse battery';
    await mouse(display.display).type(text);
    const ours = window.locator('#ours');
    await expect.poll(() => ours.inputValue()).not.toBe('');
    const got = await settled(() => ours.inputValue());
    const title = await page.title();
    saw(
      `the window got ${got === text ? 'all of it' : `“${got}”`}, ` +
        `the page ${title === 'page' ? 'nothing' : `“${title}”`}`,
    );
  },
);

test(
  'a page that names itself as a bank, and paints a bar of a browser’s',
  expecting('the window’s title stays, the bar shows evil.localhost, the page ends below it'),
  async ({ webview, site }) => {
    const page = await openAttacker(
      webview,
      site,
      `<title>https://www.bank.com – Secure</title><link rel="icon" href="/lock.png">
       <div style="position:fixed;top:-90px;left:-9px;width:3000px;height:120px;z-index:2147483647;
         background:white">🔒 https://www.bank.com</div>`,
    );
    await page.evaluate(() => {
      document.title = 'Bridgekeeper';
      document.querySelector('div')?.setAttribute('popover', 'manual');
      document.querySelector('div')?.showPopover();
    });
    await painted(page);
    const [window] = await windowsOf(webview.app);
    const { lock } = await shownState(webview);
    const top = window?.views[0]?.y ?? 0;
    saw(
      `the window’s title ${window?.title === 'window' && lock === 'secure' ? 'stays' : 'changes'}, ` +
        `the bar shows ${await shownHost(webview)}, the page ${top === 80 ? 'ends below' : 'covers'} it`,
    );
  },
);
