import type { CookiesStep } from '../../shared/api/login-session';
import { quoted } from '../sites/http';
import { capture } from './parts';
import type { ScriptedFlow } from './script';

const cookies: ScriptedFlow = {
  flow: { id: 'cookies', name: 'Browser', description: 'Sign in on the website.' },
  *run({ sites }) {
    const origin = sites.origin('www.facebook');
    const field = (name: string) => ({
      id: name,
      required: true,
      sources: [{ type: 'cookie' as const, name, cookieDomain: 'facebook.localhost' }],
    });
    const { check } = sites.networks.facebook.signedInUsers;
    const step: CookiesStep = {
      type: 'cookies',
      stepID: 'fi.mau.meta.cookies',
      instructions: 'Sign in to Facebook.',
      url: `${origin}/`,
      fields: [field('xs'), field('c_user'), field('datr')],
      expectedFinalURLRegex: `^${quoted(origin)}/(?:messages/(?:e2ee/)?(?:t/[0-9]+/?)?)?(?:\\?.*)?$`,
    };
    const person = yield* capture(step, check);
    return { person, shape: 'step', instructions: 'Successfully logged in to Facebook.' };
  },
};

export const FACEBOOK_LOGINS = [cookies];
