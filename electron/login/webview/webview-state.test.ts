import { expect, it } from 'vitest';
import type { WebviewState } from '../../../shared/model/login';
import { createWebviewState, INITIAL_WEBVIEW_STATE } from './webview-state';

it('tells a state only when it is another one', () => {
  const told: WebviewState[] = [];
  const bar = createWebviewState((state) => told.push(state));
  bar.update({ isLoading: true, problem: null });
  expect(told).toEqual([]);
  bar.update({ problem: { kind: 'crashed', detail: null } });
  bar.update({ problem: { kind: 'crashed', detail: null } });
  expect(told).toEqual([{ ...INITIAL_WEBVIEW_STATE, problem: { kind: 'crashed', detail: null } }]);
  expect(bar.state()).toBe(told[0]);
});
