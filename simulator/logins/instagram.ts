import type { CookiesStep } from '../../shared/api/login-session';
import { quoted } from '../sites/http';
import { BROWSER_FLOW } from './fields';
import { capture } from './parts';
import type { ScriptedFlow } from './script';

/** The shape of the reference: a field has a type and a name, and no sources. */
const FIELDS = ['sessionid', 'csrftoken', 'ds_user_id', 'mid', 'ig_did'].map((name) => ({
  id: name,
  name,
  type: 'cookie' as const,
}));

const cookies: ScriptedFlow = {
  flow: BROWSER_FLOW,
  *run({ sites }) {
    const origin = sites.origin('www.instagram');
    const step: CookiesStep = {
      type: 'cookies',
      stepID: 'fi.mau.meta.cookies',
      instructions: 'Sign in to Instagram.',
      url: `${origin}/accounts/login/`,
      fields: FIELDS,
      expectedFinalURLRegex: `^${quoted(origin)}/(?:direct/(?:inbox/|t/[0-9]+/)?)?(?:\\?.*)?$`,
    };
    const person = yield* capture(step, sites.networks.instagram.signedInUsers.check);
    return { person, shape: 'bare' };
  },
};

export const INSTAGRAM_LOGINS = [cookies];
