/**
 * A bare Electron program with an icon and a window with a page of two lines, which a click in the tray
 * opens and its user's closing hides. `--hidden` starts it without.
 */
export const BARE_WITH_WINDOW = `const { app, BrowserWindow, Tray } = require('electron');
let window = null;
const show = () => {
  if (window === null) {
    window = new BrowserWindow({ width: 920, height: 640, show: false });
    window.once('ready-to-show', () => window.show());
    window.on('close', (event) => { event.preventDefault(); window.hide(); });
    window.loadURL('data:text/html,<h1>All accounts are well</h1><p>Two lines and no more.');
  } else window.show();
};
app.whenReady().then(() => {
  globalThis.tray = new Tray(process.env.BENCH_ICON);
  globalThis.tray.on('click', show);
  if (!process.argv.includes('--hidden')) show();
});`;
