import { eventually } from '../desktop/wait';
import { INSTAGRAM, SIGNAL, test as plainTest, WHATSAPP } from '../program';
import { expect, createSignIn, test } from '../login/sign-in';

const NEEDS_YOU = 'WhatsApp (Alice Example) needs you to sign in again';
/** What Beeper is asked for when the WhatsApp account of every seed is to come back. */
const WHATSAPP_AGAIN = { accountID: WHATSAPP, loginID: '12025550123' };

plainTest.describe('for an account that needs signing in', () => {
  plainTest(
    'a click on its notification leads there',
    async ({ notifications, simulator, startProgram }) => {
      const program = await startProgram();
      const signIn = createSignIn(program, simulator);
      await program.poll();
      await program.setStatus(WHATSAPP, 'reconnect_required');
      const shown = await notifications.waitFor('Sign in to WhatsApp again');
      notifications.click(shown.id);
      await signIn.expectHeading('Sign in to WhatsApp again');
      const page = await signIn.page();
      await expect(page.getByText('for WhatsApp (Alice Example)')).toBeVisible();
      await page.getByRole('radio', { name: 'QR code', exact: true }).check();
      await signIn.press('Continue');
      await signIn.expectHeading('Scan this code with your phone');
      expect(signIn.record().created).toEqual({ flowID: 'qr', ...WHATSAPP_AGAIN });
    },
  );

  plainTest('so does its entry in the tray', async ({ simulator, startProgram, tray }) => {
    simulator.control.setAccount(SIGNAL, { status: 'connection_required' });
    const program = await startProgram();
    const signIn = createSignIn(program, simulator);
    const sentence = 'Signal (Alice 🌻) needs to be connected';
    const item = await tray.waitForItem();
    await item.waitForToolTip(sentence);
    await item.click(({ label, enabled }) => label === sentence && enabled);
    await signIn.expectHeading('Scan this code with your phone');
    const { accountID, loginID } = signIn.record().created;
    expect(accountID).toBe(SIGNAL);
    expect(loginID).toBe('2f6b3f0e-5a0c-4f2e-9d7e-0c1b2a3d4e5f');
  });

  plainTest(
    'a click on the news that it is well again only shows it',
    async ({ notifications, simulator, startWatching }) => {
      const program = await startWatching();
      await program.setStatus(WHATSAPP, 'reconnect_required');
      await notifications.waitFor('Sign in to WhatsApp again');
      await program.setStatus(WHATSAPP, 'connected');
      const shown = await notifications.waitFor('WhatsApp is connected again');
      notifications.click(shown.id);
      const page = await createSignIn(program, simulator).page();
      await expect(page.locator('#panel-heading')).toHaveText('WhatsApp (Alice Example)');
      expect(simulator.control.logins()).toEqual([]);
    },
  );

  test('it can be signed in to whatever the status of its bridge', async ({ signIn }) => {
    const { control } = signIn.simulator;
    for (const status of [
      'available',
      'connected',
      'limit_reached',
      'temporarily_unavailable',
      'disabled',
      'a_status_of_tomorrow',
    ]) {
      await test.step(status, async () => {
        control.setBridge('instagramgo', { status });
        await signIn.program.setStatus(INSTAGRAM, 'reconnect_required');
        await signIn.reconnect(/^Instagram/);
        const site = await signIn.site('www.instagram.localhost');
        expect(signIn.record().created).toEqual({
          flowID: 'cookies',
          accountID: INSTAGRAM,
          loginID: '17841400000000001',
        });
        await signIn.logInOn(site);
        await site.getByRole('button', { name: 'Not now' }).click();
        await signIn.expectDone();
        expect(signIn.record().accountID).toBe(INSTAGRAM);
        await signIn.press('Done');
      });
    }
  });
});

test.describe('“Add an account”', () => {
  test('says why a bridge cannot be added', async ({ signIn }) => {
    const { control } = signIn.simulator;
    await signIn.press(/^Add an account/);
    const page = await signIn.page();
    const row = (bridge: string) => page.getByRole('listitem').filter({ hasText: bridge });
    for (const [status, reason] of [
      ['limit_reached', 'You have as many accounts of this network as Beeper allows.'],
      ['temporarily_unavailable', 'It is not available at the moment. Try again later.'],
      ['disabled', 'It is turned off in Beeper.'],
    ] as const) {
      await test.step(status, async () => {
        control.setBridge('facebookgo', { status });
        control.setBridge('tumblr', { status, statusText: 'Because of the weather.' });
        await signIn.program.poll();
        await expect(row('Facebook Messenger').getByText(reason)).toBeVisible();
        await expect(row('Tumblr').getByText('Because of the weather.')).toBeVisible();
        await expect(page.getByRole('button', { name: 'Add Facebook Messenger' })).toHaveCount(0);
        await expect(page.getByRole('button', { name: 'Add Tumblr' })).toHaveCount(0);
        await expect(page.getByRole('button', { name: 'Add LinkedIn' })).toBeVisible();
      });
    }
  });

  test('a limit that is reached meanwhile is shown in Beeper’s words', async ({ signIn }) => {
    await signIn.press(/^Add an account/);
    const page = await signIn.page();
    const add = page.getByRole('button', { name: 'Add Tumblr' });
    await add.waitFor();
    signIn.simulator.control.addFault({
      kind: 'status',
      status: 403,
      code: 'FI.MAU.BRIDGE.TOO_MANY_LOGINS',
      message: 'Your plan allows one.',
      method: 'POST',
      pattern: '/login-sessions$',
      times: 1,
    });
    await add.click();
    await signIn.expectHeading('The sign-in did not work');
    await expect(
      page.getByText('You have as many accounts of this network as Beeper allows.'),
    ).toBeVisible();
    await expect(page.getByText('Your plan allows one.')).toBeVisible();
  });
});

plainTest.describe('from a link or a command line', () => {
  const LINK = `bridgekeeper://reconnect/${encodeURIComponent(WHATSAPP)}`;

  const WAYS = [['--reconnect', WHATSAPP], [`--reconnect=${WHATSAPP}`], [LINK]] as const;

  plainTest(
    'each way leads to the reconnect in the running program',
    async ({ simulator, startProgram }) => {
      simulator.control.setAccount(WHATSAPP, { status: 'reconnect_required' });
      const program = await startProgram();
      const signIn = createSignIn(program, simulator);
      await program.logged('Beeper is ok');
      for (const args of WAYS) {
        const { code } = await program.startSecond([...args]);
        expect(code).toBe(0);
        await signIn.expectHeading('Sign in to WhatsApp again');
        await expect.poll(program.windows).toEqual({ count: 1, visible: 1 });
        await signIn.press('Cancel');
        await signIn.expectHeading(NEEDS_YOU);
      }
    },
  );

  for (const args of WAYS) {
    plainTest(
      `${args[0].slice(0, 12)}… does so at a first start too`,
      async ({ simulator, startProgram }) => {
        simulator.control.setAccount(WHATSAPP, { status: 'reconnect_required' });
        const program = await startProgram({ args: [...args] });
        const signIn = createSignIn(program, simulator);
        await signIn.expectHeading('Sign in to WhatsApp again');
        await (await signIn.page()).getByRole('radio', { name: 'QR code', exact: true }).check();
        await signIn.press('Continue');
        await signIn.expectHeading('Scan this code with your phone');
        expect(signIn.record().created).toEqual({ flowID: 'qr', ...WHATSAPP_AGAIN });
      },
    );
  }

  plainTest(
    'an ID with slashes and letters of other scripts is found',
    async ({ simulator, startProgram }) => {
      const accountID = 'sh-telegram:алиса/+12025550123';
      simulator.control.setAccount(accountID, { status: 'reconnect_required' });
      const program = await startProgram();
      await program.logged('Beeper is ok');
      await program.startSecond([`bridgekeeper://reconnect/${encodeURIComponent(accountID)}`]);
      await createSignIn(program, simulator).expectHeading('Sign in to Telegram again');
    },
  );

  plainTest('what makes no sense is ignored', async ({ simulator, startProgram }) => {
    const program = await startProgram();
    const signIn = createSignIn(program, simulator);
    await program.logged('Beeper is ok');
    for (const [name, args] of [
      ['an account that is not there', ['--reconnect', 'nobody']],
      ['nothing after --reconnect', ['--reconnect']],
      ['another host', [`bridgekeeper://remove/${WHATSAPP}`]],
      ['more than an ID', [`${LINK}/and/more`]],
      ['a query', [`${LINK}?token=1`]],
      ['a broken escape', ['bridgekeeper://reconnect/%E0%A4%A']],
      ['a control character', ['bridgekeeper://reconnect/a%00b']],
      ['an endless ID', [`bridgekeeper://reconnect/${'a'.repeat(5_000)}`]],
    ] as const) {
      await plainTest.step(name, async () => {
        await program.startSecond([...args]);
        await signIn.expectHeading('All accounts are well');
        await program.poll();
        await signIn.expectHeading('All accounts are well');
        expect(simulator.control.logins()).toEqual([]);
        expect(await program.log()).not.toContain('uncaught');
      });
    }
  });

  plainTest(
    'a link to an account that needs no sign-in shows the account',
    async ({ simulator, startProgram }) => {
      const program = await startProgram();
      await program.logged('Beeper is ok');
      await program.startSecond([LINK]);
      await createSignIn(program, simulator).expectHeading(/^WhatsApp/);
      expect(simulator.control.logins()).toEqual([]);
    },
  );

  plainTest(
    'a link for another account does not end the sign-in under way',
    async ({ simulator, startProgram }) => {
      simulator.control.setAccount(WHATSAPP, { status: 'reconnect_required' });
      const program = await startProgram();
      const signIn = createSignIn(program, simulator);
      await program.logged('Beeper is ok');
      await program.startSecond(['--reconnect', SIGNAL]);
      await signIn.expectHeading('Scan this code with your phone');
      await program.startSecond([LINK]);
      await signIn.expectHeading('Sign in to Signal again');
      await eventually({
        what: 'one login, and that still open',
        read: () => simulator.control.logins().map(({ status }) => status),
        until: ([status, ...others]) => status === 'waiting_for_display' && others.length === 0,
      });
    },
  );
});
