import type {
  BrowserWindowConstructorOptions,
  HandlerDetails,
  LoadURLOptions,
  Session,
  WebContents,
  WebContentsView,
} from 'electron';
import { decideChildWindow } from './child-window-policy';
import { SAFE_PREFERENCES } from './page-guard.electron';

interface Options {
  electron: { WebContentsView: typeof WebContentsView };
  session: Session;
  /** How many child windows there are in all. */
  openWindows: () => number;
  /** A child window: it has to be shown, guarded and closed. */
  onOpened: (view: WebContentsView) => void;
  onAppLink: (url: string) => void;
  onTooMany: () => void;
}

/** What Electron gives for a window to be made: its page too, unless it leaves that to us. */
type WindowOptions = BrowserWindowConstructorOptions & { webContents?: WebContents };

/** Decides from now on about the windows that a page wants to open, and makes views of them. */
export function handleChildWindows(opener: WebContents, options: Options): void {
  const { electron, session, openWindows, onOpened, onAppLink, onTooMany } = options;

  const createView = ({ webContents, webPreferences }: WindowOptions) => {
    if (webContents === undefined) {
      // SECURITY: a tab of its own is guarded as every page is, and in this login's partition.
      return new electron.WebContentsView({ webPreferences: { ...SAFE_PREFERENCES, session } });
    }
    // SECURITY: a page made by Chromium has Electron's defaults, dialogs among them, until then.
    const preferences = { ...webPreferences, ...SAFE_PREFERENCES };
    const view = new electron.WebContentsView({ webContents, webPreferences: preferences });
    webContents.setBackgroundThrottling(SAFE_PREFERENCES.backgroundThrottling);
    return view;
  };

  opener.setWindowOpenHandler((wanted) => {
    const decision = decideChildWindow({ url: wanted.url, open: openWindows() });
    if (decision === 'block') onAppLink(wanted.url);
    if (decision === 'refuse') onTooMany();
    if (decision !== 'open') return { action: 'deny' };
    return {
      action: 'allow',
      overrideBrowserWindowOptions: { webPreferences: SAFE_PREFERENCES },
      createWindow(given: WindowOptions) {
        const view = createView(given);
        onOpened(view);
        // For a link that was opened with Ctrl or the middle button there is no page yet.
        if (given.webContents === undefined) load(view.webContents, wanted);
        return view.webContents;
      },
    };
  });
}

/** Loads what was meant for a new tab, with the form that was sent, if one was. */
function load(contents: WebContents, { url, referrer, postBody }: HandlerDetails): void {
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
