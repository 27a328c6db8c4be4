import { vi } from 'vitest';
import type { OfferMessage, StandingMessage } from '../../shared/browser-extension/messages';
import { createSignIn } from '../background/sign-in';
import type { Situation } from '../situation';
import { createFakeBrowser } from './fake-browser';
import { stepMessage } from './step';

export const ORIGIN = '*://*.instagram.com/*';
export const PRESSED = { type: 'hand-over', key: 'step-1', tabID: 1 } as const;

/** A sign-in's background, with a browser and a program that the test plays. */
export function start() {
  const fake = createFakeBrowser();
  const situations: Situation[] = [];
  const signIn = createSignIn({
    browser: fake.browser,
    onChange: (situation) => situations.push(situation),
  });
  fake.cookies.push({
    name: 'sessionid',
    value: 'secret',
    domain: '.instagram.com',
    path: '/',
    hostOnly: false,
    storeId: '0',
  });
  signIn.ask();
  const program = () => {
    const port = fake.native.at(-1);
    if (port === undefined) throw new Error('There is no conversation.');
    return port;
  };
  return {
    ...fake,
    signIn,
    situations,
    program,
    say: (message: object) => program().onMessage.emit(message),
    stand: (changes: Partial<StandingMessage>) =>
      program().onMessage.emit({
        type: 'standing',
        key: 'step-1',
        state: 'missing',
        missing: [],
        sentence: null,
        ...changes,
      }),
    offers: () =>
      program().said.filter(
        (message) => (message as OfferMessage).type === 'offer',
      ) as OfferMessage[],
    allow: () => {
      fake.given.origins = [ORIGIN];
      signIn.onPermissions();
    },
  };
}

/** As far as a press, and the first offer. */
export async function handedOver() {
  const lab = start();
  lab.say(stepMessage());
  lab.signIn.onPageMessage(PRESSED);
  lab.allow();
  await vi.waitUntil(() => lab.offers().length === 1);
  return lab;
}
