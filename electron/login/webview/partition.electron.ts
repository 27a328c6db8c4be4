import type { Session, WebContents, WebContentsView } from 'electron';
import { withTimeout } from '../../beeper-api/timeout';
import { withoutPowers } from './block-powers';
import { openCookieStore } from './cookie-store.electron';
import type { Clock } from '../../platform/clock';
import { cutOff, emptySession } from './empty-session.electron';
import { nameForLog, type InitialCookies } from './initial-cookies';
import { createCookieReader } from './observers/cookie-reader';
import { createRequestBodyReader } from './observers/request-body-reader';
import { openSessionDebugger } from './session-debugger.electron';
import type { SessionPool } from './session-pool.electron';
import type { WebviewListener, WebviewTask } from './types';

/** Electron's cookie store mostly answers within milliseconds; when it hangs, it never does. */
const SET_COOKIES_MS = 2_000;

/** One sign-in page's own cookies, storage and cache: in memory, and emptied at its end. */
export interface Partition {
  session: Session;
  /** Sets each cookie that can be set, and waits for two seconds at most; never rejects. */
  setCookies(cookies: InitialCookies): Promise<void>;
  /** Reads the cookies anew; resolves once their event has been emitted. */
  refreshCookies(): Promise<void>;
  /** It may keep what cannot be cleared: no other sign-in is ever to have its session. */
  retire(): void;
  /** From now on no event is emitted, and nothing goes out any more. */
  stop(): void;
  /** Leaves nothing behind. It must be stopped, and its pages destroyed. */
  clear(): Promise<void>;
}

interface Options {
  electron: { WebContentsView: typeof WebContentsView };
  sessions: SessionPool;
  clock: Clock;
  userAgent: string;
  wantsBody: WebviewTask['wantsBody'];
  /** Receives the cookies and the requests. */
  emit: WebviewListener['onEvent'];
  onBlockedDownload: (contents: WebContents) => void;
  log: (line: string) => void;
}

/**
 * A frame of a sign-in asks for its own cookies. What it gets is this login's, which ends with it;
 * everything else is refused.
 */
const GRANTED_PERMISSIONS: ReadonlySet<string> = new Set([
  'storage-access',
  'top-level-storage-access',
]);

/** Opens an empty partition under guard: no permission, no device, no download, nothing on disk. */
export function openPartition(options: Options): Partition {
  const { emit } = options;
  const session = options.sessions.take();
  const link = openSessionDebugger({ electron: options.electron, session });
  const store = openCookieStore({
    debugger: link,
    session,
    onChange: () => cookies.onChange(),
  });
  const cookies = createCookieReader({
    clock: options.clock,
    readAll: store.readAll,
    emit,
    onFail: () => options.log('the cookies of the sign-in page could not be read'),
  });
  const { wantsBody } = options;
  const bodies =
    wantsBody === null
      ? null
      : createRequestBodyReader({
          clock: options.clock,
          wants: wantsBody,
          emit,
        });
  let isStopped = false;
  let isRetired = false;
  /** Cookies are on their way, and may arrive at any time. */
  let isSetting = false;

  session.setUserAgent(options.userAgent);
  session.setSpellCheckerEnabled(false);

  // SECURITY: a list that names nobody. Without one, Windows sends its user's own credentials to
  // whoever asks for NTLM or Negotiate from what it considers the intranet.
  session.allowNTLMCredentialsForDomains('nobody.invalid');
  // SECURITY: a page is given no permission, no device and no file of this computer's; without a word
  // of ours Electron grants what is asked for, and asks where to save.
  session.setPermissionRequestHandler((_contents, permission, answer) => {
    answer(GRANTED_PERMISSIONS.has(permission));
  });
  session.setPermissionCheckHandler((_contents, permission) => GRANTED_PERMISSIONS.has(permission));
  session.setDevicePermissionHandler(() => false);
  session.removeAllListeners('will-download');
  session.on('will-download', (event, _item, contents) => {
    event.preventDefault();
    options.onBlockedDownload(contents);
  });

  session.webRequest.onHeadersReceived(({ responseHeaders = {} }, answer) => {
    const changed = withoutPowers(responseHeaders);
    answer(changed === null ? {} : { responseHeaders: changed });
  });
  // Electron has one listener per event, so this one serves every header that is wanted.
  session.webRequest.onSendHeaders(({ url, requestHeaders }) => {
    if (!isStopped) emit({ kind: 'request', url, headers: requestHeaders });
  });

  // Every request waits for this listener, so there is none unless a body is wanted.
  session.webRequest.onBeforeRequest(
    bodies === null
      ? null
      : ({ url, uploadData }, answer) => {
          answer({});
          if (uploadData !== undefined) bodies.read(url, uploadData);
        },
  );

  return {
    session,
    async setCookies({ usable, leftOut }) {
      const leave = (name: string) => options.log(`a cookie of the step is left out: ${name}`);
      leftOut.forEach(leave);
      const set = async (cookie: (typeof usable)[number]) => {
        try {
          await session.cookies.set(cookie);
        } catch {
          // SECURITY: what the store says might quote the value.
          leave(nameForLog(cookie));
        }
      };
      const limits = { clock: options.clock, timeoutMs: SET_COOKIES_MS, signal: undefined };
      isSetting = true;
      // A store that hangs must not keep the page away for ever.
      const done = await withTimeout(limits, () => Promise.all(usable.map(set)));
      if (done !== undefined) isSetting = false;
    },
    refreshCookies: cookies.refresh,
    retire: () => void (isRetired = true),
    stop() {
      isStopped = true;
      cookies.stop();
      bodies?.stop();
      // SECURITY: nothing goes out once a login is over, whatever still runs.
      cutOff(session);
    },
    async clear() {
      if (isSetting) isRetired = true;
      store.stop();
      session.webRequest.onHeadersReceived(null);
      session.webRequest.onSendHeaders(null);
      session.removeAllListeners('will-download');
      // SECURITY: what comes while the partition is emptied is saved no more than before.
      session.on('will-download', (event) => event.preventDefault());
      try {
        const { clock, log } = options;
        const isEmpty = await emptySession({ session, debugger: link, clock, log });
        // SECURITY: the next sign-in at this site would be known again by what is left.
        if (!isEmpty) isRetired = true;
      } finally {
        await link.close();
      }
      if (!isRetired) options.sessions.giveBack(session);
    },
  };
}
