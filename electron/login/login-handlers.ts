import type { Region } from '../../shared/model/webview';
import type { HandlersOf } from '../ipc/handlers';
import type { LoginManager } from './login-manager';

interface Options {
  /** The logins of the connection in use; each connection has its own. */
  logins: () => LoginManager;
  /** Where in the window a region of its page is. */
  inWindow: (region: Region | null) => Region | null;
}

export function createLoginHandlers({ logins, inWindow }: Options): HandlersOf<'login'> {
  return {
    'login.start': (target) => logins().start(target),
    'login.chooseFlow': ({ flowID }) => logins().chooseFlow(flowID),
    'login.submit': ({ stepID, fields }) => logins().submit(stepID, fields),
    'login.confirm': () => logins().confirm(),
    'login.cancel': () => logins().cancel(),
    'login.restart': () => logins().restart(),
    'login.chooseAnotherWay': () => logins().chooseAnotherWay(),
    'login.close': () => logins().close(),
    'login.closeByItself': ({ isOn }) => logins().closeByItself(isOn),
    'login.actOnWebview': ({ action }) => logins().actOnWebview(action),
    'login.answerPrompt': ({ id, answer }) => logins().answerPrompt(id, answer),
    'login.setWebviewRegion': (region) => logins().setWebviewRegion(inWindow(region)),
    'login.openInDefaultBrowser': () => logins().openInDefaultBrowser(),
    'login.openLink': ({ url }) => logins().openLink(url),
    'login.paste': (pasted) => logins().paste(pasted),
    'login.report': () => logins().report(),
    'login.submitPasted': () => logins().submitPasted(),
    'login.useEverydayBrowser': ({ isOn }) => logins().useEverydayBrowser(isOn),
  };
}
