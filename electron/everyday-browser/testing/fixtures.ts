import { PROTOCOL } from '../../../shared/browser-extension/messages';
import type { HandOverTask, Offer, Standing } from '../types';

export const TASK: HandOverTask = {
  network: 'Instagram',
  account: null,
  url: 'https://www.instagram.com/',
  hosts: ['instagram.com'],
  wanted: [{ kind: 'cookie', name: 'sessionid', domain: null }],
  fields: [{ name: 'sessionid', required: true }],
  hasFinalPage: false,
};

export const HELLO = { type: 'hello', protocol: PROTOCOL, version: '1.0.0' };

export function anOffer(particulars: Partial<Offer> = {}): Offer {
  return {
    pageURL: 'https://www.instagram.com/',
    isConfirmed: false,
    cookies: [],
    storage: [],
    requests: [],
    bodies: [],
    script: null,
    tooLarge: [],
    unreadable: [],
    ...particulars,
  };
}

export const aStanding = (state: Standing['state']): Standing => ({
  state,
  missing: [],
  sentence: null,
});
