import type { CookiesStep } from '../../shared/api/login-session';
import { quoted } from '../sites/http';
import { BROWSER_FLOW, headerField } from './fields';
import { capture } from './parts';
import type { ScriptedFlow } from './script';

/** Waits for something that never comes. */
const GIVES_UP = 'new Promise((resolve) => setTimeout(() => resolve(null), 30000))';

const cookies: ScriptedFlow = {
  flow: BROWSER_FLOW,
  *run({ sites }) {
    const origin = sites.origin('www.tumblr');
    const step: CookiesStep = {
      type: 'cookies',
      stepID: 'com.beeper.tumblr.login.cookies',
      instructions: 'Sign in to Tumblr.',
      url: `${origin}/messages`,
      fields: [
        headerField('cookie', 'cookie', `^${quoted(origin)}/api/v2/`),
        headerField('authorization', 'authorization', `^${quoted(origin)}/api/v2/user/`),
        // The shape of the reference, beside the newer one.
        { id: 'x_csrf', name: 'x-csrf', type: 'header' },
        { id: 'x_version', name: 'X-VERSION', type: 'header' },
      ],
      expectedFinalURLRegex: `^${quoted(origin)}/(?:messages|dashboard|explore/[a-z-]+)(?:\\?.*)?$`,
      extractJS: GIVES_UP,
    };
    const person = yield* capture(step, sites.networks.tumblr.signedInUsers.check);
    return { person, shape: 'step' };
  },
};

export const TUMBLR_LOGINS = [cookies];
