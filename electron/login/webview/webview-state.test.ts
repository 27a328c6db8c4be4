import { expect, it } from 'vitest';
import type { BrowserState } from '../../../shared/model/login';
import { createBar, FIRST_BROWSER_STATE } from './webview-state';

it('tells a state only when it is another one', () => {
  const told: BrowserState[] = [];
  const bar = createBar((state) => told.push(state));
  bar.become({ isLoading: true, trouble: null });
  expect(told).toEqual([]);
  bar.become({ trouble: { kind: 'crashed', detail: null } });
  bar.become({ trouble: { kind: 'crashed', detail: null } });
  expect(told).toEqual([{ ...FIRST_BROWSER_STATE, trouble: { kind: 'crashed', detail: null } }]);
  expect(bar.state()).toBe(told[0]);
});
