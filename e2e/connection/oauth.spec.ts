import { expect } from '@playwright/test';
import type { OAuthFault } from '../../simulator/oauth/settings';
import { test } from './fixtures';
import {
  expectRefusal,
  expectWatched,
  isListening,
  paste,
  pressConnect,
  redirectPort,
} from './user';

const ANSWER_MS = 120_000;
const SEARCH_MS = 2_000;

/** What goes wrong, what is pressed in the browser, and what window and browser say. */
const ENDINGS: {
  what: string;
  fault: OAuthFault | null;
  press: 'Allow' | 'Deny';
  says: string;
  page: string;
}[] = [
  {
    what: 'the user says no',
    fault: null,
    press: 'Deny',
    says: 'You said no in the browser, so nothing was connected.',
    page: 'You said no',
  },
  {
    what: 'Beeper answers with an error',
    fault: 'error',
    press: 'Allow',
    says: 'Something went wrong in Beeper.',
    page: 'Bridgekeeper was not connected',
  },
  {
    what: 'the answer has another state',
    fault: 'wrong-state',
    press: 'Allow',
    says: 'The answer from the browser belongs to another question, so it was not used.',
    page: 'This answer was not used',
  },
  {
    what: 'no token is given for the answer',
    fault: 'token-error',
    press: 'Allow',
    says: 'Something went wrong in Beeper.',
    page: 'Bridgekeeper was not connected',
  },
];

// The port for the answer is whichever the system says is free, so there is none to be taken. That
// a refusal to listen is told to the user: electron/auth/oauth.test.ts, "cannot be had without a
// port".

test('each answer without a token is reported, ends the wait for it, and the next try works', async ({
  startNew,
  defaultBrowser,
  simulator,
  traffic,
  tokenFile,
}) => {
  const program = await startNew();
  const window = await program.window();
  const { oauth } = simulator.control;

  for (const { what, fault, press, says, page } of ENDINGS) {
    await test.step(what, async () => {
      oauth.set({ fault });
      await pressConnect(window);
      const browser = await defaultBrowser.waitForPage();
      expect(await isListening(redirectPort(traffic))).toBe(true);
      await browser.getByRole('button', { name: press }).click();
      await expect(browser.getByRole('heading', { name: page })).toBeVisible();
      await expectRefusal(window, says);
      expect(await isListening(redirectPort(traffic))).toBe(false);
    });
  }

  await test.step('no program may register', async () => {
    oauth.set({ fault: 'no-registration' });
    const before = redirectPort(traffic);
    await pressConnect(window);
    await expect(window.getByText('No program may register here.')).toBeVisible();
    await expectRefusal(window, 'Something went wrong in Beeper.');
    expect(redirectPort(traffic)).not.toBe(before);
    expect(await isListening(redirectPort(traffic))).toBe(false);
  });

  expect(oauth.tokens()).toEqual([]);
  expect(await tokenFile.isThere()).toBe(false);

  await test.step('the next try works, and an answer that comes twice changes nothing', async () => {
    oauth.set({ fault: null });
    await pressConnect(window);
    const browser = await defaultBrowser.waitForPage();
    await browser.getByRole('button', { name: 'Allow' }).click();
    await expect(browser.getByRole('heading', { name: 'Go back to Bridgekeeper' })).toBeVisible();
    await expectWatched(window);
    await expect(browser.reload()).rejects.toThrow('ERR_CONNECTION_REFUSED');
    await program.poll();
    await expectWatched(window);
    expect(oauth.tokens()).toHaveLength(1);
  });
});

test('no answer at all: cancelled by button or key, or after two minutes; one too late is not used', async ({
  startNew,
  defaultBrowser,
  simulator,
  traffic,
  tokenFile,
}) => {
  const program = await startNew();
  const window = await program.window();
  const begin = async () => {
    await pressConnect(window);
    const page = await defaultBrowser.waitForAddress();
    await expect(window.getByText('Go on in your browser')).toBeVisible();
    expect(await isListening(redirectPort(traffic))).toBe(true);
    return page;
  };
  const expectOver = async () => {
    await expect(window.getByRole('button', { name: 'Connect', exact: true })).toBeVisible();
    await expect.poll(() => isListening(redirectPort(traffic))).toBe(false);
    expect(simulator.control.oauth.tokens()).toEqual([]);
    expect(await tokenFile.isThere()).toBe(false);
  };

  await test.step('cancelled by the button, which the keyboard is on', async () => {
    await begin();
    await expect(window.getByRole('button', { name: 'Cancel' })).toBeFocused();
    await window.getByRole('button', { name: 'Cancel' }).click();
    await expectOver();
    await expect(window.getByRole('alert').filter({ hasText: /\w/ })).toHaveCount(0);
  });

  await test.step('cancelled by Escape, and allowed in the browser all the same', async () => {
    const question = await begin();
    await window.keyboard.press('Escape');
    await expectOver();
    const browser = await defaultBrowser.show(question);
    await browser.getByRole('button', { name: 'Allow' }).click();
    await browser.waitForURL(/^chrome-error:/);
    await expectOver();
  });

  await test.step('two minutes without an answer, as when the browser was closed', async () => {
    await begin();
    await program.advance(ANSWER_MS - 2_000);
    await program.waitUntilIdle();
    await expect(window.getByText('Go on in your browser')).toBeVisible();
    await program.advance(2_000);
    await expectRefusal(window, 'There was no answer from the browser within two minutes.');
    await expectOver();
  });
});

test('a browser that cannot be opened is reported, and the next try works', async ({
  startNew,
  defaultBrowser,
  traffic,
}) => {
  const window = await (await startNew()).window();
  await defaultBrowser.breakDown();
  await pressConnect(window);
  await defaultBrowser.waitForAddress();
  await expectRefusal(window, 'Your browser could not be opened.');
  expect(await isListening(redirectPort(traffic))).toBe(false);

  await defaultBrowser.mend();
  await pressConnect(window);
  await (await defaultBrowser.waitForPage()).getByRole('button', { name: 'Allow' }).click();
  await expectWatched(window);
});

test('a Beeper without OAuth offers pasting alone, until it can ask', async ({
  startNew,
  simulator,
}) => {
  const become = (fault: OAuthFault | null) => {
    simulator.control.oauth.set({ fault });
    return program.advance(SEARCH_MS);
  };
  simulator.control.oauth.set({ fault: 'unsupported' });
  const program = await startNew();
  const window = await program.window();
  await expect(window.getByText('This Beeper cannot ask you in a browser.')).toBeVisible();
  const connect = window.getByRole('button', { name: 'Connect', exact: true });
  await expect(connect).toHaveCount(0);
  await expect(window.getByLabel('Token', { exact: true })).toBeVisible();

  await become(null);
  await expect(connect).toBeVisible();
  await become('unsupported');
  await expect(connect).toHaveCount(0);
  await paste(window, simulator.token);
  await expectWatched(window);
});
