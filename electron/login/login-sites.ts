import type { LoginStage } from '../../shared/model/login';
import { LOGIN_PROBLEM_TEXT } from '../../shared/strings/login-errors';
import { hasReadableText, linkOfDisplay, linksIn } from '../../shared/util/instructions';
import { UserFacingError } from '../ipc/user-facing-error';
import { isWebURL } from './webview/page-url';

/** What a login opens in the default browser; each rejects with a UserFacingError when it does not. */
export interface LoginSites {
  /** The running step's page, or the site that helps after a failure. */
  openPage(): Promise<void>;
  /** A link of the instructions that are shown. */
  openLink(url: string): Promise<void>;
}

interface Options {
  stage: () => LoginStage;
  /** The page of the cookies step that runs; null when none does. */
  pageURL: () => string | null;
  /** Rejects when no browser opened. */
  openInDefaultBrowser: (url: string) => Promise<void>;
  log: (line: string) => void;
}

export function createLoginSites({
  stage,
  pageURL,
  openInDefaultBrowser,
  log,
}: Options): LoginSites {
  const open = async (url: string) => {
    try {
      // SECURITY: anything else could start a program.
      if (!isWebURL(url)) throw new Error('there is no site to open');
      await openInDefaultBrowser(url);
    } catch {
      // SECURITY: without the error, which may name the address, which may hold a sign-in code.
      log('the default browser could not be opened');
      throw new UserFacingError('failed', LOGIN_PROBLEM_TEXT.browserNotOpened);
    }
  };

  /** Empty when there is none. */
  const siteAfterFailure = () => {
    const now = stage();
    const remedy = now.kind === 'failed' ? now.remedy : null;
    return remedy?.kind === 'open-network' ? (remedy.origin ?? '') : '';
  };

  /** SECURITY: the window shows what strangers write, and opens nothing of its own. */
  const isOffered = (url: string) => {
    const now = stage();
    const instructions = 'instructions' in now ? now.instructions : null;
    const shown = now.kind === 'display' && hasReadableText(now.display) ? now.display.data : null;
    return [...linksIn(instructions ?? ''), linkOfDisplay(shown ?? '')?.url].includes(url);
  };

  return {
    openPage: () => open(pageURL() ?? siteAfterFailure()),
    openLink: (url) => open(isOffered(url) ? url : ''),
  };
}
