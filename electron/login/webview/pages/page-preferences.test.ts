import { expect, it } from 'vitest';
import { PAGE_URL, startWebviews } from '../../testing/webviews';

/** What no page of somebody else may be without; e2e/webview has what Electron makes of it. */
const SAFE = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInSubFrames: false,
  nodeIntegrationInWorker: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  webviewTag: false,
  plugins: false,
  navigateOnDragDrop: false,
  devTools: false,
  disableDialogs: true,
  disableBlinkFeatures:
    'FileSystemAccessLocal,DocumentPictureInPictureAPI,PictureInPicture,EyeDropperAPI,' +
    'SharedWorkerExtendedLifetime',
  // What a page does must not take the keyboard from the window's own fields.
  focusOnNavigation: false,
};
const WANTED = { url: `${PAGE_URL}/tab`, disposition: 'background-tab', referrer: {} };

it('the page of a step is safe, and has no preload', async () => {
  const { view, session } = await startWebviews().openWithPage();
  expect(view.webPreferences).toMatchObject(SAFE);
  expect(view.webPreferences.session).toBe(session);
  expect(view.webPreferences.preload).toBeUndefined();
});

it('a tab that the program makes for a page is as safe, and of the same login', async () => {
  const { openWithPage, views } = startWebviews();
  const { contents, session } = await openWithPage();
  contents.windowOpen(WANTED).createWindow?.({ webPreferences: {} });
  const tab = views.at(-1)?.webPreferences;
  expect(tab).toMatchObject(SAFE);
  expect(tab?.session).toBe(session);
  expect(tab?.preload).toBeUndefined();
});

it('a window that Chromium makes for a page is as safe, whatever it came with', async () => {
  const { openWithPage, views } = startWebviews();
  const { contents } = await openWithPage();
  const decided = contents.windowOpen(WANTED);
  expect(decided).toMatchObject({ overrideBrowserWindowOptions: { webPreferences: SAFE } });
  const webContents = { setBackgroundThrottling: () => undefined };
  const loose = Object.fromEntries(Object.entries(SAFE).map(([name, value]) => [name, !value]));
  decided.createWindow?.({ webContents, webPreferences: loose });
  expect(views).toHaveLength(2);
  expect(views.at(-1)?.webPreferences).toMatchObject(SAFE);
});
