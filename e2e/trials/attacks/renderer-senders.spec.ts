import { test } from '../../program';
import { insist } from '../../insist';
import { answerTo, ask } from '../bridge';
import { expecting, saw, selected } from '../trial';

const PAGE = 'data:text/html,<title>stranger</title>';
const REFUSED = 'refused: not-allowed; the window’s own page is answered';

interface Answer {
  ok: boolean;
  error?: { code: string };
}

for (const [who, frames] of [
  ['another page in a window of its own', 'top'],
  ['our own page in another window', 'own'],
  ['a frame beneath another page', 'sub'],
] as const) {
  const details = frames === 'own' ? selected : expecting;
  test(`${who}, over the raw channel`, details(REFUSED), async ({ startProgram }) => {
    const program = await startProgram({ args: [] });
    const page = await program.window();
    const answer = await insist(() =>
      program.app.evaluate(
        async ({ BrowserWindow }, [url, from]) => {
          const forger = new BrowserWindow({
            show: false,
            // As if it had broken out of the sandbox.
            webPreferences: {
              nodeIntegration: true,
              nodeIntegrationInSubFrames: true,
              contextIsolation: false,
              sandbox: false,
            },
          });
          await forger.loadURL(url);
          const { mainFrame } = forger.webContents;
          if (from === 'sub') {
            await mainFrame.executeJavaScript(
              `new Promise((resolve) => {
                const frame = document.createElement('iframe');
                frame.onload = () => resolve(0);
                frame.srcdoc = 'beneath';
                document.body.append(frame);
              })`,
            );
          }
          const sender = from === 'sub' ? mainFrame.frames[0] : mainFrame;
          const result: unknown = await sender?.executeJavaScript(
            `require('electron').ipcRenderer.invoke('bridgekeeper:request', 'window.getSnapshot')`,
          );
          forger.destroy();
          return result as Answer;
        },
        [frames === 'own' ? page.url() : PAGE, frames] as const,
      ),
    );
    saw(`${wordOf(answer)}; the window’s own page is ${await ask(page, 'window.getSnapshot')}`);
  });
}

test(
  'a frame that our own page is made to hold',
  expecting('no door in it; the window’s own page is answered'),
  async ({ startProgram }) => {
    const page = await (await startProgram({ args: [] })).window();
    const doors = await page.evaluate(async () => {
      const hasDoor = ({ contentWindow }: HTMLIFrameElement) => {
        try {
          return 'bridgekeeper' in (contentWindow ?? {});
        } catch {
          // What is shown instead of a page that may not be framed is another site's.
          return false;
        }
      };
      const loaded = ['about:blank', location.href, null].map(async (address) => {
        const frame = document.createElement('iframe');
        const load = new Promise((resolve) => frame.addEventListener('load', resolve));
        if (address !== null) frame.src = address;
        document.body.append(frame);
        await load;
        return hasDoor(frame);
      });
      return (await Promise.all(loaded)).filter(Boolean).length;
    });
    saw(
      `${doors === 0 ? 'no' : doors} door in it; ` +
        `the window’s own page is ${await ask(page, 'window.getSnapshot')}`,
    );
  },
);

test(
  'another page in our window, with the preload’s door',
  expecting('its door: not-allowed, nothing; the window loaded anew is answered'),
  async ({ startProgram }) => {
    const program = await startProgram({ args: [] });
    const page = await program.window();
    const own = page.url();
    const load = async (url: string) => {
      await program.app.evaluate(async ({ BrowserWindow }, to) => {
        await BrowserWindow.getAllWindows()[0]?.loadURL(to);
      }, url);
      // The driver may hear of the new page later than Electron says that it is loaded.
      await page.waitForURL(url);
    };
    // Our page cannot leave: this is as if it could.
    await load(PAGE);
    const word = await ask(page, 'window.getSnapshot');
    const told = await answerTo(page, 'window.getSnapshot');
    await load(own);
    saw(
      `its door: ${word}, ${told === undefined ? 'nothing' : 'an answer'}; ` +
        `the window loaded anew is ${await ask(page, 'window.getSnapshot')}`,
    );
  },
);

const wordOf = ({ ok, error }: Answer) => (ok ? 'answered' : `refused: ${error?.code ?? ''}`);
