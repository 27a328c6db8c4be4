import { expect, it } from 'vitest';
import type { WebviewState } from '../../../shared/model/webview';
import { createWebviewState, INITIAL_WEBVIEW_STATE } from './webview-state';

function setUp() {
  const reported: WebviewState[] = [];
  return { reported, store: createWebviewState((state) => reported.push(state)) };
}

it('reports a state only when it is another one', () => {
  const { reported, store } = setUp();
  store.update(1, { isLoading: true, problem: null });
  expect(reported).toEqual([]);
  store.update(1, { problem: { kind: 'crashed', detail: null } });
  store.update(1, { problem: { kind: 'crashed', detail: null } });
  expect(reported).toEqual([
    { ...INITIAL_WEBVIEW_STATE, problem: { kind: 'crashed', detail: null } },
  ]);
  expect(store.state()).toBe(reported[0]);
});

it('shows the page on top, and where those beneath are from', () => {
  const { store } = setUp();
  store.update(1, { origin: 'https://net.example', lock: 'secure' });
  store.update(2, {});
  expect(store.state()).toMatchObject({ origin: '', openers: ['https://net.example'] });
  store.update(2, { origin: 'https://id.example', lock: 'secure', isLoading: false });
  store.update(3, { origin: 'https://bank.example' });
  store.update(1, { origin: 'https://net.example:8080' });
  expect(store.state()).toMatchObject({
    origin: 'https://bank.example',
    openers: ['https://net.example:8080', 'https://id.example'],
  });
  store.remove(2);
  store.remove(3);
  expect(store.state()).toMatchObject({ origin: 'https://net.example:8080', openers: [] });
});

it('keeps one zoom for all', () => {
  const { store } = setUp();
  store.update(1, {});
  store.setZoom(1.25);
  store.update(2, {});
  expect(store.state().zoom).toBe(1.25);
});
