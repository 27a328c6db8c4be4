import type { CookiesStep, DisplayStep } from '../../shared/api/login-session';
import { INCORRECT, INCORRECT_PASSWORD } from '../sites/dummy';
import { CODES } from './codes';
import { capture, ask, show } from './parts';
import { LoginError, type ScriptedFlow } from './script';

const WAIT_MS = 300_000;

const password: ScriptedFlow = {
  flow: { id: 'password', name: 'Password', description: 'Any user name and password.' },
  *run() {
    const typed = yield* ask({
      type: 'user_input',
      stepID: 'com.beeper.dummy.login.password',
      instructions: 'Any password will do, except "incorrectpassword".',
      fields: [
        { id: 'username', type: 'username', label: 'Username' },
        { id: 'password', type: 'password', label: 'Password' },
      ],
    });
    if (typed['password'] === INCORRECT_PASSWORD) {
      throw new LoginError(INCORRECT.code, INCORRECT.message);
    }
    return { person: typed['username'] === 'bob' ? 'bob' : 'alice', shape: 'step' };
  },
};

const cookies: ScriptedFlow = {
  flow: { id: 'cookies', name: 'Cookies', description: 'A web page that sets two cookies.' },
  *run({ sites }) {
    const field = (id: string) => ({
      id,
      sources: [{ type: 'cookie' as const, name: id, cookieDomain: 'dummy.localhost' }],
    });
    const step: CookiesStep = {
      type: 'cookies',
      stepID: 'com.beeper.dummy.login.cookies',
      url: `${sites.origin('dummy')}/cookies`,
      fields: [field('username'), field('password')],
    };
    return {
      person: yield* capture(step, sites.networks.dummy.signedInUsers.check),
      shape: 'bare',
    };
  },
};

const localstorage: ScriptedFlow = {
  flow: {
    id: 'localstorage',
    name: 'Local storage',
    description: 'A web page that keeps two values.',
  },
  *run({ sites }) {
    const field = (id: string) => ({ id, type: 'local_storage' as const, name: id });
    const step: CookiesStep = {
      type: 'cookies',
      stepID: 'com.beeper.dummy.login.localstorage',
      url: `${sites.origin('dummy')}/localstorage`,
      fields: [field('username'), field('password')],
    };
    return {
      person: yield* capture(step, sites.networks.dummy.signedInUsers.check),
      shape: 'bare',
    };
  },
};

const displayandwait: ScriptedFlow = {
  flow: { id: 'displayandwait', name: 'Code', description: 'A code to type somewhere else.' },
  *run() {
    const step: DisplayStep = {
      type: 'display_and_wait',
      stepID: 'com.beeper.dummy.login.displayandwait',
      display: { type: 'code', data: CODES.dummy },
    };
    const isTyped = yield* show(step, WAIT_MS);
    if (!isTyped) throw new LoginError('FI.MAU.BRIDGE.LOGIN_TIMED_OUT', 'Nobody typed the code.');
    return { shape: 'step' };
  },
};

export const DUMMY_LOGINS = [password, cookies, localstorage, displayandwait];
