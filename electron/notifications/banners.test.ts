import { expect, it } from 'vitest';
import { createBanners } from './banners';

it('shows each sentence once, until it is dismissed, and then again', () => {
  const banners = createBanners();
  const pushed: string[][] = [];
  banners.onChange((all) => pushed.push(all.map(({ text }) => text)));
  banners.add('one');
  banners.add('two');
  banners.add('one');
  banners.dismiss(banners.all()[0]?.id ?? '');
  banners.add('one');
  expect(pushed).toEqual([['one'], ['one', 'two'], ['two'], ['two', 'one']]);
  expect(new Set(banners.all().map(({ id }) => id)).size).toBe(2);
});
