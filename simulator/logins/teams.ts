import type { CookiesStep } from '../../shared/api/login-session';
import { TEAMS_STORAGE_KEY } from '../sites/teams';
import { BROWSER_FLOW } from './fields';
import { capture } from './parts';
import type { ScriptedFlow } from './script';

/** Resolves to nothing at once, and publishes once there is something. */
const STORAGE = `(() => {
  const look = setInterval(() => {
    const storage = localStorage.getItem('${TEAMS_STORAGE_KEY}');
    if (storage === null) return;
    clearInterval(look);
    window.__BEEP_BEEP_AUTH_RESULTS__ = { storage };
  }, 100);
  return {};
})()`;

const cookies: ScriptedFlow = {
  flow: BROWSER_FLOW,
  *run({ sites }) {
    const step: CookiesStep = {
      type: 'cookies',
      stepID: 'com.beeper.teams.login.storage',
      instructions: 'Sign in to Microsoft Teams.',
      url: `${sites.origin('teams')}/v2`,
      fields: [
        {
          id: 'storage',
          required: true,
          sources: [
            { type: 'special', name: 'storage' },
            { type: 'local_storage', name: TEAMS_STORAGE_KEY },
          ],
        },
      ],
      expectedFinalURLRegex: '.*',
      extractJS: STORAGE,
    };
    const person = yield* capture(step, sites.networks.teams.signedInUsers.check);
    return { person, shape: 'step' };
  },
};

export const TEAMS_LOGINS = [cookies];
