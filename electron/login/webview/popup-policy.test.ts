import { expect, it } from 'vitest';
import { decidePopup } from './popup-policy';

const page = 'https://id.example.com/consent';

it.each([
  [{ url: page, disposition: 'new-window', children: 0 }, { do: 'child' }],
  [{ url: page, disposition: 'new-window', children: 4 }, { do: 'deny' }],
  [{ url: page, disposition: 'foreground-tab', children: 4 }, { do: 'here' }],
  [{ url: page, disposition: 'background-tab', children: 0 }, { do: 'here' }],
  [{ url: 'about:blank', disposition: 'foreground-tab', children: 0 }, { do: 'child' }],
  [{ url: '', disposition: 'new-window', children: 0 }, { do: 'child' }],
  [{ url: 'data:text/html,a', disposition: 'foreground-tab', children: 0 }, { do: 'deny' }],
  [
    { url: 'slack://open', disposition: 'new-window', children: 0 },
    { do: 'blocked', scheme: 'slack' },
  ],
  [
    { url: 'file:///etc/passwd', disposition: 'foreground-tab', children: 0 },
    { do: 'blocked', scheme: 'file' },
  ],
])('%j becomes %j', (wanted, decision) => {
  expect(decidePopup(wanted)).toEqual(decision);
});
