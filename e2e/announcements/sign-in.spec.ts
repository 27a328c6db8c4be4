import { INPUT_TEXT } from '../../shared/strings/login-steps';
import { CODES } from '../../simulator/logins/codes';
import { expect, test } from '../login/sign-in';
import { listen } from './listen';

const polite = (text: unknown) => ({ text, isUrgent: false });
const urgent = (text: unknown) => ({ text, isUrgent: true });

test('a sign-in says what changes while its user waits or types, and each error at once', async ({
  signIn,
}) => {
  const page = await signIn.page();
  const { control } = signIn.simulator;

  await test.step('a form that is asked again', async () => {
    await signIn.add('Lab', 'Every kind of field');
    await signIn.field('Username');
    const { heard } = await listen(page);
    await signIn.answer({ Username: 'alice', Password: 'wrong' });
    await page.getByText('The password is incorrect. Try again.').waitFor();
    expect(await heard()).toEqual([polite('The password is incorrect. Try again.')]);
    await signIn.answer({ Username: '' });
    await page.getByText(INPUT_TEXT.missing).first().waitFor();
    expect(await heard()).toEqual([urgent(INPUT_TEXT.missing), urgent(INPUT_TEXT.missing)]);
    await signIn.press('Cancel');
    await page.getByRole('button', { name: /End it/ }).click();
  });

  await test.step('a wait for another device, and its end', async () => {
    await signIn.add('Dummy', 'Code');
    await page.getByText(CODES.dummy, { exact: true }).waitFor();
    const { heard } = await listen(page);
    await signIn.press('Copy the code');
    await page.getByText('Copied').first().waitFor();
    expect(await heard()).toEqual([polite('Copied')]);
    await control.down();
    await page.getByText('Bridgekeeper keeps trying.').waitFor();
    expect(await heard()).toEqual([urgent(expect.stringMatching(/keeps trying\.$/))]);
    await control.up();
    await page.getByText('Bridgekeeper keeps trying.').waitFor({ state: 'hidden' });
    await signIn.waitForSubmits('display_and_wait', 2);
    expect(await heard()).toEqual([]);
    control.failLogin('FI.MAU.TWITTER.RATE_LIMITED', 'In the words of the bridge.');
    await signIn.expectHeading('The sign-in did not work');
    expect(await heard()).toEqual([urgent(expect.stringMatching(/too many tries/))]);
    await signIn.press('Close');
  });

  await test.step('a site, whose progress is told as it goes', async () => {
    await signIn.add('Facebook Messenger');
    const site = await signIn.site('www.facebook.localhost');
    const { heard } = await listen(page);
    await signIn.logInOn(site);
    await page.getByText('3 of 3 found').first().waitFor({ state: 'attached' });
    const said = await heard();
    expect(said.at(-1)).toEqual(polite('Signed in, waiting for the site to finish 3 of 3 found'));
    expect(said.filter(({ isUrgent }) => isUrgent)).toEqual([]);
    expect(new Set(said.map(({ text }) => text)).size).toBe(said.length);
  });
});
