import { expect, it } from 'vitest';
import type { WebviewState } from '../../../shared/model/login';
import { createWebviewState, INITIAL_WEBVIEW_STATE } from './webview-state';

it('reports a state only when it is another one', () => {
  const reported: WebviewState[] = [];
  const store = createWebviewState((state) => reported.push(state));
  store.update({ isLoading: true, problem: null });
  expect(reported).toEqual([]);
  store.update({ problem: { kind: 'crashed', detail: null } });
  store.update({ problem: { kind: 'crashed', detail: null } });
  expect(reported).toEqual([
    { ...INITIAL_WEBVIEW_STATE, problem: { kind: 'crashed', detail: null } },
  ]);
  expect(store.state()).toBe(reported[0]);
});
