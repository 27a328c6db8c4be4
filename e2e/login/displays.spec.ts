import type { Locator, Page } from '@playwright/test';
import { create } from 'qrcode';
import { CODES } from '../../simulator/logins/codes';
import { ADDRESS_AS_CODE, PIN_IN_INSTRUCTIONS } from '../../simulator/logins/lab/displays';
import type { Simulator } from '../../simulator/simulator';
import { FOX_PNG } from '../../simulator/sites/fox-picture';
import { PASSWORD, USERS } from '../../simulator/sites/people';
import { expect, test, type SignIn } from './sign-in';

const MINUTE_MS = 60_000;
const SESSION_MS = 30 * MINUTE_MS;

/** Modules left free on each side (ISO/IEC 18004). */
const QUIET_ZONE = 4;
/** What a phone reads from an arm's length away, in pixels of the whole code. */
const READABLE_PX = 264;

test('a QR code is drawn as a phone reads it, dark on light in both themes', async ({ signIn }) => {
  await signIn.reconnect(/^WhatsApp/, 'QR code');
  const page = await signIn.page();
  const code = page.getByRole('img', { name: 'QR code to scan with your phone' });
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await expectQr(page, code, await sentData(signIn));
  }
  const box = await code.boundingBox();
  expect(box?.width).toBeGreaterThanOrEqual(READABLE_PX);
  expect(box?.height).toBe(box?.width);
});

test('a refreshed QR code is drawn anew, though the step is the same', async ({ signIn }) => {
  await signIn.reconnect(/^WhatsApp/, 'QR code');
  const page = await signIn.page();
  const code = page.getByRole('img', { name: 'QR code to scan with your phone' });
  const first = await sentData(signIn);
  await expectQr(page, code, first);
  await signIn.waitForSubmits('display_and_wait');
  const { stepID } = signIn.record();

  signIn.simulator.control.refreshDisplay();
  const second = await sentData(signIn);
  expect(second).not.toBe(first);
  expect(signIn.record().stepID).toBe(stepID);
  await expectQr(page, code, second);

  // As text, for who cannot scan it.
  await page.getByText('Cannot scan it?').click();
  await page.getByRole('button', { name: 'Copy the code as text' }).click();
  await expect.poll(() => clipboardText(signIn)).toBe(second);

  await signIn.waitForSubmits('display_and_wait', 2);
  signIn.simulator.control.scan();
  await signIn.expectDone();
});

test('without anybody to scan it, the last QR code ends in words', async ({ signIn }) => {
  await signIn.reconnect(/^WhatsApp/, 'QR code');
  for (let round = 1; round <= 6; round += 1) {
    await signIn.waitForSubmits('display_and_wait', round);
    signIn.simulator.control.refreshDisplay();
  }
  const page = await signIn.page();
  await expect(page.getByText('so WhatsApp ended the sign-in.')).toBeVisible();
  await signIn.press('Start again');
  await signIn.expectHeading('Scan this code with your phone');
  expect(signIn.record().created).toEqual(signIn.simulator.control.logins()[0]?.created);
});

test('every kind of display is shown as it comes: as a picture, as text, beside another', async ({
  signIn,
}) => {
  const { program, simulator } = signIn;
  await signIn.add('Lab', 'Many displays');
  const page = await signIn.page();
  const next = async (count: number) => {
    await signIn.waitForSubmits('display_and_wait', count);
    simulator.control.scan();
  };

  await test.step('a QR code by its picture, dark on light', async () => {
    const code = page.getByRole('img', { name: 'QR code to scan with your phone' });
    await expect(code).toHaveAttribute('src', /^data:image\/svg/);
    const box = await code.boundingBox();
    expect(box?.width).toBeGreaterThanOrEqual(READABLE_PX);
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect(code).toHaveCSS('background-color', 'rgb(255, 255, 255)');
    await next(1);
  });
  await test.step('an emoji as text', async () => {
    await expect(page.getByRole('img', { name: /choose on your phone: 🦊$/ })).toHaveText('🦊');
    await next(2);
  });
  await test.step('an emoji whose picture cannot be had', async () => {
    await expect(page.getByRole('img', { name: /🐙$/ })).toHaveText('🐙');
    await next(3);
  });
  await test.step('a code with a picture beside it', async () => {
    await expect(page.getByText('ABCD-1234', { exact: true })).toBeVisible();
    await expect(page.getByRole('img', { name: 'Picture from the network' })).toBeVisible();
    await next(4);
  });
  await test.step('a PIN and a link in the instructions', async () => {
    const instructions = page.locator('#step-instructions');
    await expect(instructions).toContainText('open the LINE app');
    await instructions.getByRole('button', { name: 'Copy the code' }).click();
    await expect.poll(() => clipboardText(signIn)).toBe(PIN_IN_INSTRUCTIONS);
    const link = instructions.getByRole('link', { name: 'what comes next (example.com)' });
    await expect(link).toBeVisible();
    await expect(instructions.locator('strong')).toHaveText('wait');
    await next(5);
  });
  await signIn.expectDone();
  expect(await program.log()).not.toContain('uncaught');
});

test('an address that comes as a code is shown whole, and can be opened', async ({ signIn }) => {
  await signIn.add('Lab', 'Address as a code');
  const page = await signIn.page();
  await signIn.expectHeading('Lab sent this to go on');
  const link = page.getByRole('link', { name: 'auth.example.com/oauth/authorize' });
  await expect(link).toHaveAttribute('title', 'Open auth.example.com in your browser');
  await expect(page.getByText(ADDRESS_AS_CODE, { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Copy it' }).click();
  await expect.poll(() => clipboardText(signIn)).toBe(ADDRESS_AS_CODE);
  await signIn.waitForSubmits('display_and_wait', 1);
  signIn.simulator.control.scan();
  await signIn.expectDone();
});

test('an emoji is shown as the picture the bridge sent', async ({ signIn }) => {
  await signIn.add('Google Messages', 'Google account');
  const site = await signIn.site('accounts.google.localhost');
  await site.getByLabel('Email or phone').fill(USERS.alice);
  await site.getByRole('button', { name: 'Next' }).click();
  await site.getByLabel('Password').fill(PASSWORD);
  await site.getByRole('button', { name: 'Next' }).click();
  const page = await signIn.page();
  const emoji = page.getByRole('img', { name: 'The emoji to choose on your phone' });
  await expect(emoji).toHaveAttribute('src', `data:image/png;base64,${FOX_PNG}`);
  expect(await emoji.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(72);
  signIn.simulator.control.failLogin('FI.MAU.GMESSAGES.PAIR_INCORRECT_EMOJI');
  await expect(page.getByText('A different emoji was chosen on the phone.')).toBeVisible();
});

test('a code is copied as it is', async ({ signIn }) => {
  await signIn.add('Dummy', 'Code');
  const page = await signIn.page();
  await expect(page.getByText(CODES.dummy, { exact: true })).toBeVisible();
  await signIn.press('Copy the code');
  await expect.poll(() => clipboardText(signIn)).toBe(CODES.dummy);
  await expect(page.getByRole('status').filter({ hasText: 'Copied' })).toBeVisible();
});

test('nothing to show is a calm wait, and goes on when the other device answers', async ({
  signIn,
}) => {
  await signIn.add('Lab', 'Nothing to show');
  await signIn.expectHeading('Waiting for Lab');
  const page = await signIn.page();
  await expect(page.getByText('Confirm on your other device.')).toBeVisible();
  await expect(page.getByText('Waiting…')).toBeVisible();
  await signIn.waitForSubmits('display_and_wait');
  signIn.simulator.control.scan();
  await signIn.expectDone();
});

test('a Beeper that answers a wait at once is asked again, and not in a rush', async ({
  signIn,
}) => {
  await signIn.add('Lab', 'No long poll');
  await signIn.expectHeading('Waiting for Lab');
  const submits = await signIn.waitForSubmits('display_and_wait', 3);
  for (const [index, { at }] of submits.slice(1).entries()) {
    expect(at - (submits[index]?.at ?? 0)).toBeGreaterThan(1_000);
  }
  signIn.simulator.control.scan();
  await signIn.expectDone();
});

test('an unknown kind of display is named, with the bridge’s words, and still waited for', async ({
  signIn,
}) => {
  await signIn.add('Lab', 'Unknown display');
  await signIn.expectHeading('Lab waits for something that Bridgekeeper does not know');
  const page = await signIn.page();
  await expect(page.getByText('Walk around the hologram.')).toBeVisible();
  await expect(page.getByText('Beeper calls it “hologram”.')).toBeVisible();
  await signIn.waitForSubmits('display_and_wait');
  signIn.simulator.control.scan();
  await signIn.expectDone();
});

test('a step that cannot be shown is named, with the bridge’s words and two ways on', async ({
  signIn,
}) => {
  await signIn.add('Lab', 'Unknown step');
  await signIn.expectHeading('This network wants a passkey');
  const page = await signIn.page();
  await expect(page.getByText('A passkey does not work here.')).toBeVisible();
  await expect(page.getByText('Touch your security key.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Open Beeper Desktop' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Choose another way' })).toBeVisible();
  await signIn.press('End this sign-in');
  await signIn.waitForStatus('cancelled');
});

test('the last five minutes are counted down, and announced', async ({ signIn }) => {
  await signIn.add('Dummy', 'Code');
  const page = await signIn.page();
  await expect(page.getByText(CODES.dummy, { exact: true })).toBeVisible();
  const countdown = page.getByText(/^This sign-in ends in \d:\d\d$/);
  await expect(countdown).toHaveCount(0);
  await setLater(signIn, page, SESSION_MS - 4.5 * MINUTE_MS);
  await expect(countdown).toHaveText(/ 4:[0-3]\d$/);
  await expect(
    page.getByRole('status').filter({ hasText: 'This sign-in ends in 5 minutes.' }),
  ).toBeAttached();
  await setLater(signIn, page, 4 * MINUTE_MS);
  await expect(countdown).toHaveText(/ 0:[0-3]\d$/);
});

test('after 30 minutes it is over, here and on Beeper’s side, and starts again', async ({
  signIn,
}) => {
  await signIn.add('Facebook Messenger');
  await signIn.site('www.facebook.localhost');
  await signIn.program.advance(SESSION_MS - MINUTE_MS);
  await signIn.program.waitUntilIdle();
  expect(signIn.record().status).toBe('waiting_for_cookies');
  await signIn.program.advance(MINUTE_MS);
  await signIn.expectHeading('The sign-in did not work');
  const page = await signIn.page();
  await expect(page.getByText('has to be finished within 30 minutes')).toBeVisible();
  await signIn.waitForStatus('cancelled');
  await signIn.waitForWebviewToClose();
  await signIn.press('Start again');
  await signIn.site('www.facebook.localhost');
  expect(signIn.simulator.control.logins()).toHaveLength(2);
});

/** What the code that is shown at this moment is to hold, as Beeper sent it. */
async function sentData({ simulator, record, waitForLogins }: SignIn): Promise<string> {
  await waitForLogins(1);
  const { bridgeID, loginSessionID } = record();
  const path = `/v1/bridges/${bridgeID}/login-sessions/${loginSessionID}`;
  const answer = await askBeeper(simulator, path);
  return (answer as { currentStep: { display: { data: string } } }).currentStep.display.data;
}

async function askBeeper({ url, token }: Simulator, path: string): Promise<unknown> {
  const answer = await fetch(url + path, { headers: { authorization: `Bearer ${token}` } });
  return answer.json();
}

/** Waits until the code on the screen has exactly the modules that `data` makes. */
async function expectQr(page: Page, code: Locator, data: string): Promise<void> {
  const { size, data: modules } = create(data, { errorCorrectionLevel: 'L' }).modules;
  const wanted = Array.from({ length: size }, (_, row) =>
    Array.from(modules.slice(row * size, (row + 1) * size), (dark) => (dark === 1 ? '#' : '.')),
  ).map((line) => line.join(''));
  const margin = '.'.repeat(size + 2 * QUIET_ZONE);
  const margins = Array<string>(QUIET_ZONE).fill(margin);
  const side = '.'.repeat(QUIET_ZONE);
  await expect
    .poll(async () => readModules(page, await code.screenshot(), margin.length))
    .toEqual([...margins, ...wanted.map((line) => side + line + side), ...margins]);
}

/** Reads a picture of `units` × `units` modules as a scanner does: by how dark each middle is. */
function readModules(page: Page, picture: Buffer, units: number): Promise<string[]> {
  const LIGHT = 128;
  return page.evaluate(
    async ({ source, count, light }) => {
      const image = new Image();
      image.src = source;
      await image.decode();
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [image.width, image.height];
      const context = canvas.getContext('2d', { willReadFrequently: true });
      context?.drawImage(image, 0, 0);
      const middle = (at: number, length: number) => Math.floor(((at + 0.5) * length) / count);
      const mark = (row: number, column: number) => {
        const [x, y] = [middle(column, image.width), middle(row, image.height)];
        const [red = 0, green = 0, blue = 0] = context?.getImageData(x, y, 1, 1).data ?? [];
        return (red + green + blue) / 3 < light ? '#' : '.';
      };
      return Array.from({ length: count }, (_row, row) =>
        Array.from({ length: count }, (_column, column) => mark(row, column)).join(''),
      );
    },
    {
      source: `data:image/png;base64,${picture.toString('base64')}`,
      count: units,
      light: LIGHT,
    },
  );
}

function clipboardText({ program }: SignIn): Promise<string> {
  return program.app.evaluate(({ clipboard }) => clipboard.readText());
}

/** Lets time pass for the program and for its window, which reads the time by itself. */
async function setLater({ program }: SignIn, page: Page, ms: number): Promise<void> {
  await program.advance(ms);
  await page.addInitScript((by) => {
    const now = Date.now.bind(Date);
    Date.now = () => now() + by;
  }, ms);
  await page.reload();
}
