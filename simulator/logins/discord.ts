import type { CookiesStep } from '../../shared/api/login-session';
import { quoted } from '../sites/http';
import { CODES } from './codes';
import { BROWSER_FLOW } from './fields';
import { askFor, capture } from './parts';
import type { ScriptedFlow } from './script';

const cookies: ScriptedFlow = {
  flow: BROWSER_FLOW,
  *run({ sites }) {
    const origin = sites.origin('discord');
    const step: CookiesStep = {
      type: 'cookies',
      stepID: 'fi.mau.discord.login.browser',
      url: `${origin}/login`,
      fields: [{ id: 'token', name: 'token', type: 'local_storage' }],
      expectedFinalURLRegex: `^${quoted(origin)}/channels/@me$`,
    };
    const person = yield* capture(step, sites.networks.discord.signedInUsers.check);
    return { person, shape: 'bare' };
  },
};

const token: ScriptedFlow = {
  flow: { id: 'token', name: 'Token', description: 'Paste the token of a bot or a person.' },
  *run() {
    yield* askFor(
      {
        type: 'user_input',
        stepID: 'fi.mau.discord.login.token',
        instructions: 'Enter your token.',
        fields: [{ id: 'token', type: 'token', label: 'Token' }],
      },
      'token',
      CODES.discordToken,
      'Discord does not know that token.',
    );
    return { shape: 'bare' };
  },
};

export const DISCORD_LOGINS = [cookies, token];
