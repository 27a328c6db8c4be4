import { END_TEXT, FLOW_TEXT } from '../../shared/strings/login';
import { displayHeading } from '../../shared/strings/login-steps';
import { ADD_TEXT } from '../../shared/strings/window';
import { test } from './keyboard';

test('adding an account whose code is entered elsewhere, by keyboard alone', async ({
  keyboard,
  signIn,
}) => {
  const { press, type, tabTo, expectFocus } = keyboard;
  const page = await signIn.page();
  await press('ctrl+k');
  await expectFocus(page.getByRole('combobox'));
  await type('add account');
  await press('Return');
  await expectFocus(page.getByRole('heading', { level: 2, name: ADD_TEXT.heading }));
  await tabTo(page.getByRole('button', { name: `${ADD_TEXT.add} Dummy`, exact: true }));
  await press('Return');

  await expectFocus(page.getByRole('heading', { name: FLOW_TEXT.heading }));
  await tabTo(page.getByRole('radio').first());
  const byCode = page.getByRole('radio', { name: 'Code', exact: true });
  await press('Up');
  await expectFocus(byCode);
  await press('Return');

  const display = { type: 'code', data: null, name: 'code', picture: { state: 'none' } } as const;
  await expectFocus(page.getByRole('heading', { name: displayHeading(display, 'Dummy') }));
  await signIn.waitForSubmits('display_and_wait');
  signIn.simulator.control.scan();
  await signIn.expectDone();
  await tabTo(page.getByRole('button', { name: END_TEXT.done }));
  await press('Return');
  await expectFocus(page.getByRole('heading', { level: 1 }));
});
