import { expect, it } from 'vitest';
import type { WebviewPrompt } from '../model/webview';
import { promptText, promptTitle } from './webview-prompts';

const SITE: WebviewPrompt = {
  kind: 'http-sign-in',
  id: 1,
  host: 'sso.example.com',
  realm: 'Staff',
  isProxy: false,
  isReadable: false,
  isAgain: false,
};
const CERTIFICATE: WebviewPrompt = {
  kind: 'client-certificate',
  id: 2,
  host: 'id.example.com',
  certificates: [],
};

it.each<[WebviewPrompt, string, string]>([
  [SITE, 'sso.example.com asks for a username and password', 'The site calls it “Staff”.'],
  [
    { ...SITE, realm: null },
    'sso.example.com asks for a username and password',
    'The site asks before it shows its page, as many company sites do.',
  ],
  [
    { ...SITE, host: 'proxy.example.com:3128', isProxy: true },
    'The proxy proxy.example.com:3128 asks for a username and password',
    'It stands between this computer and the site, as in many companies.',
  ],
  [
    CERTIFICATE,
    'id.example.com asks for one of your certificates',
    'It shows the site who you are. Only what you choose is sent.',
  ],
])('%j', (prompt, title, text) => {
  expect(promptTitle(prompt)).toBe(title);
  expect(promptText(prompt)).toBe(text);
});
