// The default browser: Chromium, with a window that shows what it is sent to.
import { app, BrowserWindow } from 'electron';

// A browser waits for its next page; it does not end with its last window.
app.on('window-all-closed', () => undefined);
// Not awaited: Electron is ready only once this module has been run to its end.
void app.whenReady().then(() => {
  globalThis.openPage = (url) => {
    const window = new BrowserWindow({ width: 720, height: 620, x: 60, y: 60 });
    void window.loadURL(url).catch(() => undefined);
  };
});
