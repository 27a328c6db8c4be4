import {
  ALICE,
  arrive,
  expect,
  handOver,
  setUpEverydayBrowser,
  submitForm,
  test,
} from './everyday';

test('Instagram: signed in already, one click hands it over', async ({ chromium, signIn }) => {
  const { origins } = await signIn.simulator.control.sites();
  const site = origins['www.instagram'] ?? '';
  await signIn.add('Instagram');
  await signIn.site('www.instagram.localhost');
  await chromium.openPage(`${site}/accounts/login/`);
  await submitForm(chromium, `${site}/accounts/login/`, ALICE, `${site}/accounts/onetap/`);
  await chromium.evaluateInPage(site, `document.querySelector('#onetap button').click()`);
  await arrive(chromium, `${site}/`);
  await setUpEverydayBrowser(signIn);
  await handOver(chromium);
  const got = await signIn.capturedSubmit();
  const { visitors } = await signIn.simulator.control.sites();
  expect(got.fields).toEqual(visitors['instagram']?.at(-1)?.values);
  expect(got).toMatchObject({ accepted: true, source: 'browser_extension', lastURL: `${site}/` });
  await signIn.expectDone();
  await expect.poll(async () => (await chromium.permissions()).origins).toEqual([]);
});
