import { describe, expect, it } from 'vitest';
import { belongsToSite } from './domain-match';

describe('isOwnSite', () => {
  const step = 'https://www.linkedin.com/login';

  it.each([
    ['https://www.linkedin.com/voyager/api', true],
    ['https://linkedin.com/', true],
    ['https://realtime.www.linkedin.com/', true],
    ['https://api.linkedin.com:8443/', true],
    ['https://ads.example/?for=www.linkedin.com', false],
    ['https://notlinkedin.com/', false],
    ['https://com/', false],
    ['nonsense', false],
  ])('%s: %s', (url, expected) => {
    expect(belongsToSite(url, step)).toBe(expected);
  });

  it('has no site when the step has no URL to read', () => {
    expect(belongsToSite('https://x.example/', '')).toBe(false);
  });
});
