import { mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { RunningApp } from '../e2e/desktop/app';
import { page } from '../simulator/sites/page';
import type { Traffic } from './traffic';

/** Electron with nothing of ours in it, to tell what is the machine's and Electron's own. */
export interface Bare {
  /** How long it takes from a page's whole answer to a POST that tells of its commit, in ms. */
  measure(): Promise<number>;
  stop(): Promise<void>;
}

const PAGE = page(
  { name: 'Bare', colour: '#444' },
  { heading: 'A page', body: '<p>You are signed in.</p>' },
);

/** Writes a program that does nothing into `folder`, and returns its folder. */
export async function writeBareProgram(folder: string): Promise<string> {
  const appDir = join(folder, 'bare-program');
  await mkdir(appDir);
  await writeFile(join(appDir, 'package.json'), '{"name":"bare","main":"main.cjs"}');
  const main = `const { app, BrowserWindow } = require('electron');
app.whenReady().then(() => new BrowserWindow({ width: 920, height: 640 }).loadURL('about:blank'));`;
  await writeFile(join(appDir, 'main.cjs'), main);
  return appDir;
}

/** Drives the bare program, with a site of its own. */
export async function openBare({ app, stop }: RunningApp, traffic: Traffic): Promise<Bare> {
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(PAGE);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await app.firstWindow();

  return {
    async measure() {
      traffic.clear();
      await app.evaluate(async ({ BrowserWindow, WebContentsView, session }, at) => {
        const partition = session.fromPartition(`bare-${Math.random()}`);
        const view = new WebContentsView({ webPreferences: { session: partition, sandbox: true } });
        const [window] = BrowserWindow.getAllWindows();
        window?.contentView.addChildView(view);
        view.setBounds({ x: 0, y: 120, width: 920, height: 520 });
        await view.webContents.loadURL(`http://bare.localhost:${at}/first`);
        const told = new Promise<void>((resolve) => {
          view.webContents.once('did-navigate', () => {
            void fetch(`http://127.0.0.1:${at}/told`, { method: 'POST' }).then(() => resolve());
          });
        });
        // What it is asked for is the commit; whether the load ended well does not matter.
        const loaded = view.webContents.loadURL(`http://bare.localhost:${at}/last`);
        await Promise.all([told, loaded.catch(() => undefined)]);
        window?.contentView.removeChildView(view);
        view.webContents.close();
      }, port);
      return (await traffic.asked(/^POST \/told$/)) - (await traffic.answered(/^GET \/last$/));
    },
    async stop() {
      await stop();
      server.close();
      server.closeAllConnections();
    },
  };
}
