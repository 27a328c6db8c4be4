import type { BrowserWindow, HandlerDetails, WebContents } from 'electron';
import { originOf } from './page-url';
import { SAFE_PREFERENCES } from './page-guard.electron';
import { decidePopup } from './popup-policy';

/** In pixels; enough for a consent page, and clearly no second program. */
const SIZE = { width: 520, height: 680 } as const;

/** The windows a login's page has opened. */
export interface Popups {
  /** Decides from now on about the windows that a page wants to open. */
  watch(contents: WebContents): void;
  /** The pages of those that are open. */
  contents(): WebContents[];
  close(): void;
}

interface Options {
  /** A window was opened: its page wants the same care as its opener. */
  onOpen: (contents: WebContents) => void;
  onBlockedApp: (scheme: string) => void;
}

/** Child windows: in the login's partition, named by their origin, gone with their opener. */
export function createPopups({ onOpen, onBlockedApp }: Options): Popups {
  const open = new Set<BrowserWindow>();

  const adopt = (child: BrowserWindow) => {
    open.add(child);
    child.on('closed', () => open.delete(child));
    child.removeMenu();
    child.center();
    // SECURITY: the title says where the page is from; a page cannot name itself.
    child.on('page-title-updated', (event) => event.preventDefault());
    child.webContents.on('did-navigate', (_event, url) => child.setTitle(originOf(url)));
    child.webContents.on('render-process-gone', () => child.destroy());
    onOpen(child.webContents);
  };

  const watch = (contents: WebContents) => {
    contents.setWindowOpenHandler((wanted) => {
      const { url, disposition } = wanted;
      const decision = decidePopup({ url, disposition, children: open.size });
      if (decision.do === 'child') {
        return { action: 'allow', overrideBrowserWindowOptions: childOptions() };
      }
      if (decision.do === 'blocked') onBlockedApp(decision.scheme);
      if (decision.do === 'here') goThere(contents, wanted);
      return { action: 'deny' };
    });
    contents.on('did-create-window', adopt);
  };

  return {
    watch,
    contents: () => [...open].map((child) => child.webContents),
    close() {
      for (const child of open) child.destroy();
    },
  };
}

function childOptions() {
  return {
    ...SIZE,
    title: '',
    autoHideMenuBar: true,
    fullscreenable: false,
    alwaysOnTop: false,
    frame: true,
    transparent: false,
    show: true,
    webPreferences: SAFE_PREFERENCES,
  };
}

/** Goes in place where a new tab was wanted, with the form that was sent, if one was. */
function goThere(contents: WebContents, { url, referrer, postBody }: HandlerDetails): void {
  const options: Electron.LoadURLOptions = { httpReferrer: referrer };
  if (postBody !== undefined) {
    const { data, contentType, boundary } = postBody;
    const type = boundary === undefined ? contentType : `${contentType}; boundary=${boundary}`;
    options.postData = data;
    options.extraHeaders = `content-type: ${type}`;
  }
  // It fails as any other navigation does, and is told the same way.
  void contents.loadURL(url, options).catch(() => undefined);
}
