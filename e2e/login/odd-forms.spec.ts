import { MANY_CHOICES, ODD_IDS } from '../../simulator/logins/lab/odd-forms';
import { INPUT_TEXT } from '../../shared/strings/login-steps';
import { expect, test } from './sign-in';

test('fields by names that every object has, and two by one name, arrive as they were typed', async ({
  signIn,
}) => {
  await signIn.add('Lab', 'Odd field IDs');
  const page = await signIn.page();
  await expect(page.getByText('native code')).toHaveCount(0);
  const labels = ODD_IDS.map((_, place) => `Field ${place + 1}`);
  const texts = Object.fromEntries(labels.map((label) => [label, `typed into ${label}`]));
  await signIn.answer({ ...texts, Twin: 'one', 'Other twin': 'another' });
  await expect(page.getByText('Enter the same as in “Twin”')).toBeVisible();
  expect(signIn.record().submits).toEqual([]);
  await signIn.answer({ 'Other twin': 'one' });
  await signIn.expectDone();
  const [submit] = signIn.record().submits;
  expect(Object.entries(submit?.fields ?? {})).toEqual([
    ...ODD_IDS.map((id, place) => [id, `typed into Field ${place + 1}`]),
    ['twin', 'one'],
  ]);
});

test('another question in the same step is no refusal, and has none of the answer before', async ({
  signIn,
}) => {
  await signIn.add('Lab', 'Question after question');
  const page = await signIn.page();
  await signIn.answer({ Code: '123 456' });
  const phone = page.getByLabel('Phone number');
  await expect(phone).toBeFocused();
  await expect(phone).toHaveValue('');
  await expect(page.getByText(INPUT_TEXT.askedAgain)).toHaveCount(0);
  await signIn.answer({ 'Phone number': '\u202a+49 (30) 123-456\u202c' });
  await signIn.expectDone();
  expect(signIn.record().submits.map(({ fields }) => fields)).toEqual([
    { verification: '123456' },
    { verification: '+4930123456', key: '' },
  ]);
});

test('a captured value arrives under each of these names', async ({ signIn }) => {
  await signIn.add('Lab', 'Odd cookie IDs');
  const site = await signIn.site('lab.localhost');
  await site.getByRole('button', { name: 'Sign in' }).click({ noWaitAfter: true });
  const { fields = {}, accepted } = await signIn.capturedSubmit();
  expect(Object.keys(fields)).toEqual(ODD_IDS);
  expect(accepted).toBe(true);
  await signIn.expectDone();
});

test('a form that is broken in parts is shown without them, and they are named', async ({
  signIn,
}) => {
  await signIn.add('Lab', 'Broken form');
  const page = await signIn.page();
  await expect(page.getByText('Bridgekeeper cannot read all of what Beeper sent')).toBeVisible();
  await page.getByText('Details', { exact: true }).click();
  for (const part of ['instructions', 'fields.0.placeholder', 'fields.1', 'fields.2.options.1']) {
    await expect(page.getByText(`currentStep.${part}`)).toBeVisible();
  }
  await page.getByRole('combobox', { name: 'Team' }).selectOption('blue');
  await signIn.answer({ Name: 'Alice' });
  await signIn.expectDone();
  expect(signIn.record().submits[0]?.fields).toEqual({ name: 'Alice', team: 'blue' });
  const line = 'login: currentStep.fields.2.options.1 does not fit: expected string, got number';
  await signIn.program.logged(line);
});

test('one of ten thousand choices is found by a part of it, with few in the page', async ({
  signIn,
}) => {
  await signIn.add('Lab', 'Many choices');
  const page = await signIn.page();
  const box = page.getByRole('combobox', { name: 'School' });
  await box.click();
  const options = page.getByRole('option');
  await expect(options.first()).toHaveText(MANY_CHOICES[0] ?? '');
  expect(await options.count()).toBeLessThan(40);
  // The list follows its keys to what is not in the page yet.
  for (let presses = 0; presses < 3; presses += 1) await box.press('PageDown');
  await expect(page.getByRole('option', { name: 'Škola 17', exact: true })).toBeInViewport();
  await page.getByRole('listbox').evaluate((list) => (list.scrollTop = list.scrollHeight));
  await expect(options.last()).toHaveText(MANY_CHOICES.at(-1) ?? '');
  await box.fill('skola 777');
  await expect(page.getByText('11 choices')).toBeAttached();
  await page.getByRole('option', { name: 'Škola 7770' }).click();
  await expect(box).toHaveValue('Škola 7770');
  await signIn.press('Continue');
  await signIn.expectDone();
  expect(signIn.record().submits[0]?.fields).toEqual({ school: 'Škola 7770' });
});
