import { expect, it } from 'vitest';
import { PAGE_URL, startWebviews } from '../testing/webviews';

it.each(['about:blank', 'data:text/html,written'])(
  'a page that becomes %s shows no origin and no lock of the site before',
  async (url) => {
    const { openWithPage, state } = startWebviews();
    const { contents } = await openWithPage();
    contents.emit('did-navigate', {}, PAGE_URL);
    expect(state()).toMatchObject({ origin: 'https://www.example.com', lock: 'secure' });
    contents.emit('did-navigate', {}, url);
    expect(state()).toMatchObject({ origin: '', lock: 'none' });
  },
);

it('the origin is that of the new page, also when the page then fails what is asked of it', async () => {
  const { openWithPage, state } = startWebviews();
  const { contents } = await openWithPage();
  contents.emit('did-navigate', {}, PAGE_URL);
  contents.setZoomFactor = () => {
    throw new Error('the page is gone');
  };
  expect(() => contents.emit('did-navigate', {}, 'http://other.example/')).toThrow('gone');
  expect(state()).toMatchObject({ origin: 'http://other.example', lock: 'insecure' });
});
