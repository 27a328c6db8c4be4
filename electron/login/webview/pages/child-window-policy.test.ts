import { expect, it } from 'vitest';
import { decideChildWindow } from './child-window-policy';

const page = 'https://id.example.com/consent';

it.each([
  [{ url: page, open: 0 }, 'open'],
  [{ url: page, open: 7 }, 'open'],
  [{ url: page, open: 8 }, 'refuse'],
  [{ url: 'about:blank', open: 0 }, 'open'],
  [{ url: 'about:blank#blocked', open: 0 }, 'open'],
  [{ url: '', open: 0 }, 'open'],
  [{ url: 'blob:https://id.example.com/1', open: 0 }, 'open'],
  [{ url: 'data:text/html,a', open: 0 }, 'ignore'],
  [{ url: 'about:settings', open: 0 }, 'ignore'],
  [{ url: 'slack://open', open: 0 }, 'block'],
  [{ url: 'file:///etc/passwd', open: 8 }, 'block'],
])('%j becomes %j', (wanted, decision) => {
  expect(decideChildWindow(wanted)).toEqual(decision);
});
