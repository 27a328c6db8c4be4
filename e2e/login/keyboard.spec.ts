import { WEBVIEW_TEXT } from '../../shared/strings/webview';
import { test } from '../keyboard/keyboard';

test('the keyboard finds its way into the page and back', async ({ keyboard, signIn }) => {
  const { press, expectIn } = keyboard;
  await signIn.add('Facebook Messenger');
  await signIn.site('www.facebook.localhost');
  const window = await signIn.page();
  await expectIn('site');
  for (const where of ['window', 'site', 'window'] as const) {
    await press('F6');
    await expectIn(where);
  }
  await window.getByRole('button', { name: WEBVIEW_TEXT.goToPage }).focus();
  await press('Return');
  await expectIn('site');
});
