import type { CookiesStep } from '../../shared/api/login-session';
import { quoted } from '../sites/http';
import { BROWSER_FLOW, headerField } from './fields';
import { capture } from './parts';
import type { ScriptedFlow } from './script';

/** Another browser on another system than the one that will show the page. */
const USER_AGENT =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) ' +
  'Chrome/141.0.0.0 Safari/537.36';

const cookies: ScriptedFlow = {
  flow: BROWSER_FLOW,
  *run({ sites }) {
    const origin = sites.origin('www.linkedin');
    const step: CookiesStep = {
      type: 'cookies',
      stepID: 'fi.mau.linkedin.login.enter_cookies',
      instructions: 'Sign in to LinkedIn.',
      url: `${origin}/login`,
      userAgent: USER_AGENT,
      fields: [
        { ...headerField('cookie_header', 'Cookie'), pattern: '\\bJSESSIONID=[^;]+' },
        {
          ...headerField('x_li_track', 'X-LI-Track', `^${quoted(origin)}/voyager/api/`),
          pattern: 'clientVersion',
        },
        headerField('x_li_page_instance', 'X-LI-Page-Instance'),
      ],
    };
    const person = yield* capture(step, sites.networks.linkedin.signedInUsers.check);
    return { person, shape: 'bare' };
  },
};

export const LINKEDIN_LOGINS = [cookies];
