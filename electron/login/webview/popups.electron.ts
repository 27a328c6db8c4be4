import type { BrowserWindow, HandlerDetails, LoadURLOptions, WebContents } from 'electron';
import { SAFE_PREFERENCES } from './page-guard.electron';
import { originOf } from './page-url';
import { decidePopup } from './popup-policy';

/** In pixels; enough for a consent page, and clearly no second program. */
const POPUP_SIZE = { width: 520, height: 680 } as const;

/** The windows that a login's page has opened. */
export interface Popups {
  /** Decides from now on about the windows that a page wants to open. */
  handleFrom(contents: WebContents): void;
  /** The pages of those that are open. */
  contents(): WebContents[];
  close(): void;
}

interface Options {
  /** A window was opened: its page must be guarded as its opener is. */
  onOpen: (contents: WebContents) => void;
  onBlockedApp: (scheme: string) => void;
}

/** Child windows: in the login's partition, titled by their origin, closed with their opener. */
export function createPopups({ onOpen, onBlockedApp }: Options): Popups {
  const open = new Set<BrowserWindow>();

  const add = (popup: BrowserWindow) => {
    open.add(popup);
    popup.on('closed', () => open.delete(popup));
    popup.removeMenu();
    popup.center();
    // SECURITY: the title says where the page is from; a page cannot name itself.
    popup.on('page-title-updated', (event) => event.preventDefault());
    popup.webContents.on('did-navigate', (_event, url) => popup.setTitle(originOf(url)));
    popup.webContents.on('render-process-gone', () => popup.destroy());
    onOpen(popup.webContents);
  };

  const handleFrom = (contents: WebContents) => {
    contents.setWindowOpenHandler((wanted) => {
      const { url, disposition } = wanted;
      const decision = decidePopup({ url, disposition, children: open.size });
      if (decision.do === 'child') {
        return { action: 'allow', overrideBrowserWindowOptions: popupOptions() };
      }
      if (decision.do === 'blocked') onBlockedApp(decision.scheme);
      if (decision.do === 'here') loadInSamePage(contents, wanted);
      return { action: 'deny' };
    });
    contents.on('did-create-window', add);
  };

  return {
    handleFrom,
    contents: () => [...open].map((popup) => popup.webContents),
    close() {
      for (const popup of open) popup.destroy();
    },
  };
}

function popupOptions() {
  return {
    ...POPUP_SIZE,
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

/** Loads in place what was meant for a new tab, with the form that was sent, if one was. */
function loadInSamePage(contents: WebContents, { url, referrer, postBody }: HandlerDetails): void {
  const options: LoadURLOptions = { httpReferrer: referrer };
  if (postBody !== undefined) {
    const { data, contentType, boundary } = postBody;
    const type = boundary === undefined ? contentType : `${contentType}; boundary=${boundary}`;
    options.postData = data;
    options.extraHeaders = `content-type: ${type}`;
  }
  // A failure is reported by `did-fail-load`, as for any navigation.
  void contents.loadURL(url, options).catch(() => undefined);
}
