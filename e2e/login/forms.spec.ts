import { CODES } from '../../simulator/logins/codes';
import { failureChoice, LOGIN_ERROR_CODES } from '../../simulator/logins/lab/inputs';
import { PASSWORD, PHONES, USERS } from '../../simulator/sites/people';
import { failureOf } from '../../shared/strings/login-failures';
import { expect, test } from './sign-in';

/** Where a step is submitted. */
const SUBMITS = '/login-sessions/[^/]+/steps/';
const LOOKS = '/login-sessions/[^/]+$';

test('asked again: shown and announced, secrets gone, the rest kept, the cursor where it is needed', async ({
  signIn,
}) => {
  await signIn.add('Lab', 'Every kind of field');
  const page = await signIn.page();
  const form = page.getByRole('form');
  await expect(form.getByLabel('Username', { exact: true })).toHaveValue('alice');
  await expect(form.getByLabel('Password', { exact: true })).toBeFocused();
  await form.getByLabel('Region').selectOption('Europe');
  await form.getByLabel('Token', { exact: true }).fill('a token');
  await signIn.answer({ Username: 'bob', Password: 'wrong', Note: 'kept', Code: '123 456' });

  const said = page
    .getByRole('status')
    .filter({ hasText: 'The password is incorrect. Try again.' });
  await expect(said).toBeVisible();
  await expect(form.getByLabel('Password', { exact: true })).toHaveValue('');
  await expect(form.getByLabel('Password', { exact: true })).toBeFocused();
  await expect(form.getByLabel('Code', { exact: true })).toHaveValue('');
  await expect(form.getByLabel('Token', { exact: true })).toHaveValue('');
  await expect(form.getByLabel('Username', { exact: true })).toHaveValue('bob');
  await expect(form.getByLabel('Note', { exact: true })).toHaveValue('kept');
  await expect(form.getByLabel('Region')).toHaveValue('Europe');

  await signIn.answer({ Password: PASSWORD });
  await expect(page.getByText('Everything was filled in.')).toBeVisible();
  await signIn.expectDone();
  const [first, second] = signIn.record().submits;
  expect(first?.fields).toMatchObject({ username: 'bob', password: 'wrong', code: '123456' });
  expect(second?.fields).toMatchObject({ username: 'bob', password: PASSWORD, region: 'Europe' });
});

test('asked again in the same words: the window says that it was not accepted', async ({
  signIn,
}) => {
  await signIn.add('Lab', 'Odd step ID');
  await signIn.answer({ Code: '000000' });
  const page = await signIn.page();
  await expect(
    page.getByRole('status').filter({ hasText: 'That code is incorrect.' }),
  ).toBeVisible();
  await signIn.answer({ Code: '111111' });
  await signIn.waitForSubmits('user_input', 2);
  await expect(await signIn.field('Code')).toHaveValue('');
  await expect(await signIn.field('Code')).toBeFocused();
  await signIn.answer({ Code: CODES.lab });
  await signIn.expectDone();
});

test('what cannot be right is shown before it is sent', async ({ signIn }) => {
  await signIn.add('Lab', 'Every kind of field');
  const page = await signIn.page();
  await signIn.answer({ Password: '', Code: '12' });
  await expect(page.getByText('Please fill this in.')).toBeVisible();
  await expect(page.getByText('This does not look right.')).toBeVisible();
  await expect(page.getByLabel('Password', { exact: true })).toBeFocused();
  expect(signIn.record().submits).toEqual([]);
});

test('a choice is made from what Beeper offers', async ({ signIn }) => {
  await signIn.add('Lab', 'Failure');
  const page = await signIn.page();
  const choice = page.getByLabel('Error');
  await expect(choice.getByRole('option')).toHaveText([
    'Choose one',
    ...LOGIN_ERROR_CODES.map(failureChoice),
  ]);
  await signIn.press('Continue');
  await expect(page.getByText('Choose one of these.')).toBeVisible();
  expect(signIn.record().submits).toEqual([]);
});

test('a picture and a sound are there to see and to hear; what else comes is named', async ({
  signIn,
}) => {
  await signIn.add('Lab', 'Attachments');
  const page = await signIn.page();
  const picture = page.getByRole('img', { name: 'Picture from the network: captcha.png' });
  await expect(picture).toBeVisible();
  const size = await picture.evaluate((image: HTMLImageElement) => [
    image.naturalWidth,
    image.naturalHeight,
  ]);
  expect(size).toEqual([200, 70]);
  const sound = page.getByLabel('Sound from the network: captcha.wav');
  await expect(sound).toBeVisible();
  const length = await sound.evaluate(async (audio: HTMLAudioElement) => {
    audio.muted = true;
    await audio.play();
    return audio.duration;
  });
  // Four beeps of 120 ms with 80 ms between them.
  expect(length).toBeCloseTo(0.8);
  await expect(page.getByText('The network sent “captcha.holo”')).toBeVisible();
  await signIn.answer({ Digits: CODES.captcha });
  await signIn.expectDone();
});

test('the same words about the next mistake are inserted anew, so that they are announced', async ({
  signIn,
}) => {
  await signIn.add('Lab', 'Every kind of field');
  const words = (await signIn.page()).locator('#step-instructions p');
  await signIn.answer({ Password: 'wrong' });
  await expect(words).toHaveText('The password is incorrect. Try again.');
  await words.evaluate((line) => line.setAttribute('data-heard', ''));
  await signIn.answer({ Password: 'wrong again' });
  await expect.poll(() => signIn.record().submits.length).toBe(2);
  await expect(words).toHaveText('The password is incorrect. Try again.');
  await expect(words).not.toHaveAttribute('data-heard');
});

test('a slow submit locks the form, and is sent once', async ({ signIn }) => {
  await signIn.add('Dummy', 'Password');
  signIn.simulator.control.addFault({
    kind: 'latency',
    method: 'POST',
    pattern: SUBMITS,
    delayMs: 3_000,
    times: 1,
  });
  await signIn.answer({ Username: 'alice', Password: PASSWORD });
  const page = await signIn.page();
  const sending = page.getByRole('button', { name: 'Sending' });
  await expect(sending).toHaveAttribute('aria-disabled', 'true');
  await expect(page.getByLabel('Username', { exact: true })).not.toBeEditable();
  // As an impatient person does.
  await page.getByLabel('Password', { exact: true }).press('Enter');
  await sending.click({ force: true });
  await signIn.expectDone();
  expect(signIn.record().submits).toHaveLength(1);
  expect(sentSteps(signIn.simulator)).toHaveLength(1);
});

test('a submit that never reached Beeper is reported, and the next try goes through', async ({
  signIn,
}) => {
  await signIn.add('Dummy', 'Password');
  signIn.simulator.control.addFault({ kind: 'refuse', method: 'POST', pattern: SUBMITS, times: 1 });
  await signIn.answer({ Username: 'alice', Password: PASSWORD });
  const page = await signIn.page();
  await expect(page.getByText('so this may not have arrived. Try again.')).toBeVisible();
  await expect(page.getByLabel('Username', { exact: true })).toHaveValue('alice');
  expect(signIn.record().submits).toEqual([]);
  expect(sentSteps(signIn.simulator)).toHaveLength(1);
  await signIn.press('Continue');
  await signIn.expectDone();
  expect(signIn.record().submits).toHaveLength(1);
  expect(sentSteps(signIn.simulator)).toHaveLength(2);
});

test('a submit whose answer was lost is not sent again: the login goes on where Beeper is', async ({
  signIn,
}) => {
  await signIn.add('Telegram at home 🏠', 'Phone number');
  signIn.simulator.control.addFault({ kind: 'drop', method: 'POST', pattern: SUBMITS, times: 1 });
  await signIn.answer({ 'Phone number': PHONES.alice });
  const page = await signIn.page();
  await expect(page.getByText('Enter the code that Telegram has sent')).toBeVisible();
  expect(sentSteps(signIn.simulator)).toHaveLength(1);
  await signIn.answer({ Code: CODES.telegram });
  await signIn.answer({ Password: PASSWORD });
  await signIn.expectDone();
  expect(signIn.record().submits).toHaveLength(3);
});

test('a submit whose answer was lost, and the refresh after it too: it can be sent once more', async ({
  signIn,
}) => {
  await signIn.add('Dummy', 'Password');
  const { control } = signIn.simulator;
  control.addFault({ kind: 'refuse', method: 'POST', pattern: SUBMITS, times: 1 });
  // A look is tried three times before it is given up.
  const looks = control.addFault({ kind: 'refuse', method: 'GET', pattern: LOOKS });
  await signIn.answer({ Username: 'alice', Password: PASSWORD });
  const page = await signIn.page();
  await expect(page.getByText('so this may not have arrived. Try again.')).toBeVisible();
  control.removeFault(looks);
  await signIn.press('Continue');
  await signIn.expectDone();
});

test('words of Beeper’s are shown without what was typed', async ({ signIn }) => {
  await signIn.add('X', 'Password');
  signIn.simulator.control.addFault({
    kind: 'status',
    status: 400,
    code: 'M_INVALID_PARAM',
    message: `The password ${PASSWORD} of ${USERS.alice} is too short.`,
    method: 'POST',
    pattern: SUBMITS,
    times: 1,
  });
  await signIn.answer({ Username: USERS.alice, Password: PASSWORD });
  const problem = (await signIn.page()).getByRole('alert').filter({ hasText: 'is too short' });
  await expect(problem).toHaveText('The password … of … is too short.');
});

test('a code of six digits is accepted with the gaps people paste', async ({ signIn }) => {
  await signIn.add('Slack', 'Email');
  await signIn.answer({ Email: ` ${USERS.alice} ` });
  const site = await signIn.site('/captcha');
  await site.getByRole('button', { name: 'I am not a robot' }).click();
  await signIn.answer({ Code: 'ABC123' });
  await signIn.expectHeading('Choose one');
  const page = await signIn.page();
  await page.getByLabel('Workspace').selectOption('School');
  await signIn.press('Continue');
  await expect(page.getByText('Enter the six digits')).toBeVisible();
  await expect(await signIn.field('Code')).toHaveAttribute('inputmode', 'numeric');
  const gapped = CODES.slack2fa.replace(/(...)(...)/, '$1-$2');
  await signIn.answer({ Code: gapped });
  await signIn.expectDone();
  const typed = signIn.record().submits.filter(({ type }) => type === 'user_input');
  expect(typed[0]?.fields).toEqual({ email: USERS.alice });
  expect(typed.at(-1)?.fields).toEqual({ code: CODES.slack2fa });
});

test('whatever code a login ends with, it is explained and started again by one click', async ({
  signIn,
}) => {
  await signIn.add('Lab', 'Failure');
  const page = await signIn.page();
  for (const [round, code] of LOGIN_ERROR_CODES.entries()) {
    await test.step(code, async () => {
      await page.getByLabel('Error').selectOption(failureChoice(code));
      await signIn.press('Continue');
      await signIn.expectHeading('The sign-in did not work');
      const failure = failureOf(code);
      const sentence = failure?.happened ?? 'The lab failed as you wished.';
      await expect(page.getByRole('alert').filter({ hasText: sentence })).toBeVisible();
      // What nobody has words for is told as it is, with the code to look it up.
      await expect(page.getByText(code, { exact: true })).toHaveCount(failure === null ? 1 : 0);
      await signIn.press(/^Start again/);
      await expect(page.getByLabel('Error')).toBeVisible();
      expect(signIn.simulator.control.logins()).toHaveLength(round + 2);
      expect(signIn.record().flowID).toBe('fails');
    });
  }
});

/** The submits of steps that were tried, whether they came through or not. */
function sentSteps({ control }: { control: { requests(): { method: string; path: string }[] } }) {
  const pattern = new RegExp(SUBMITS);
  return control.requests().filter(({ method, path }) => method === 'POST' && pattern.test(path));
}
