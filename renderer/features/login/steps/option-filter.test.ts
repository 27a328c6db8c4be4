import { describe, expect, it } from 'vitest';
import { activeAfter, createOptionFilter, rowsInSight, scrollToRow } from './option-filter';

describe('createOptionFilter', () => {
  const find = createOptionFilter(['Málaga', 'Malmö', 'São Paulo', 'Łódź']);

  it.each([
    ['', ['Málaga', 'Malmö', 'São Paulo', 'Łódź']],
    ['  MAL ', ['Málaga', 'Malmö']],
    ['sao p', ['São Paulo']],
    ['malmö', ['Malmö']],
    ['x', []],
  ])('finds by %j', (query, found) => {
    expect(find(query)).toEqual(found);
  });
});

describe('rowsInSight', () => {
  const view = { count: 10_000, rowHeight: 30, height: 240 };

  it.each([
    [0, 0, 12],
    [3_000, 96, 112],
    [300_000, 9_996, 10_000],
  ])('at %i', (scrolled, from, to) => {
    expect(rowsInSight({ ...view, scrolled })).toEqual({ from, to });
  });

  it('is nothing of nothing', () => {
    expect(rowsInSight({ ...view, count: 0, scrolled: 900 })).toEqual({ from: 0, to: 0 });
  });
});

describe('scrollToRow', () => {
  const view = { rowHeight: 30, height: 240 };

  it('moves as little as it can', () => {
    expect(scrollToRow(3, { ...view, scrolled: 0 })).toBe(0);
    expect(scrollToRow(8, { ...view, scrolled: 0 })).toBe(30);
    expect(scrollToRow(2, { ...view, scrolled: 300 })).toBe(60);
  });
});

describe('activeAfter', () => {
  it.each([
    ['ArrowDown', -1, 0],
    ['ArrowUp', -1, 19],
    ['ArrowDown', 19, 19],
    ['PageUp', 5, 0],
    ['PageDown', 5, 13],
    ['Home', 5, null],
    ['constructor', 5, null],
  ])('%s from %i', (key, active, next) => {
    expect(activeAfter(key, active, 20)).toBe(next);
  });

  it('stays nowhere in an empty list', () => {
    expect(activeAfter('ArrowDown', -1, 0)).toBeNull();
  });
});
