import { expect, it } from 'vitest';
import { withWrongTypes } from './wrong-types';

it('turns every string into a number', () => {
  const body = { items: [{ id: 'a', count: 1, many: true, user: { id: 'b' } }] };
  expect(withWrongTypes(body)).toEqual({
    items: [{ id: 42, count: 1, many: true, user: { id: 42 } }],
  });
});

it('changes the type of the named field alone, wherever it stands', () => {
  const body = { items: [{ id: 'a', status: 's', accounts: [{ status: 't' }], count: 1 }] };
  expect(withWrongTypes(body, { field: 'status' })).toEqual({
    items: [{ id: 'a', status: 42, accounts: [{ status: 42 }], count: 1 }],
  });
  expect(withWrongTypes(body, { field: 'accounts' })).toMatchObject({ items: [{ accounts: {} }] });
  expect(withWrongTypes(body, { field: 'count' })).toMatchObject({ items: [{ count: '1' }] });
});

it('changes only what stands in the account or the bridge of an ID', () => {
  const body = { items: [{ id: 'a', accounts: [{ accountID: 'x', user: { id: 'u' } }] }] };
  expect(withWrongTypes(body, { field: 'id', item: 'x' })).toEqual({
    items: [{ id: 'a', accounts: [{ accountID: 'x', user: { id: 42 } }] }],
  });
  expect(withWrongTypes(body, { item: 'x' })).toEqual({
    items: [{ id: 'a', accounts: [{ accountID: 42, user: { id: 42 } }] }],
  });
});
