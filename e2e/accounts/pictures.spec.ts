import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, type Page } from '@playwright/test';
import { BAD_PICTURES, FOX, redirectedTo } from '../../simulator/assets';
import type { Simulator } from '../../simulator/simulator';
import { eventually } from '../desktop/wait';
import { filesWith, recordSent, sentToWindow } from '../login/leaks';
import { SIGNAL, test as programTest, WHATSAPP } from '../program';

const ASSETS = '/v1/assets/serve';
const TIMEOUT_MS = 5_000;

const test = programTest.extend<{ stranger: { url: string; asked: () => number } }>({
  /** A server that nobody has a reason to ask. */
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures wanted from here.
  stranger: async ({}, use) => {
    let requests = 0;
    const server = createServer((_, response) => {
      requests += 1;
      response.end();
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const { port } = server.address() as AddressInfo;
    await use({ url: `http://127.0.0.1:${port}/picture.png`, asked: () => requests });
    server.close();
  },
});

const assetRequests = ({ control }: Simulator) =>
  control.requests().filter(({ path }) => path.startsWith(ASSETS));

const pictures = (page: Page) => page.getByRole('main').locator('img');

/** How many pixels a picture has that has been decoded. */
const widthOf = (page: Page) =>
  pictures(page).evaluate((picture) => (picture as HTMLImageElement).naturalWidth);

async function openAccount(page: Page, name: RegExp): Promise<void> {
  await page.getByRole('region', { name: 'Accounts' }).getByRole('button', { name }).click();
  await expect(page.getByRole('heading', { level: 2, name })).toBeVisible();
}

test('the picture of an account stands on its card and its page, and is fetched once', async ({
  simulator,
  startProgram,
}) => {
  const hidden = await startProgram();
  await hidden.poll();
  await hidden.setStatus(WHATSAPP, 'reconnect_required');
  await hidden.setStatus(SIGNAL, 'reconnect_required');
  expect(assetRequests(simulator)).toEqual([]);

  await hidden.showFromTray();
  const page = await hidden.window();
  await expect(page.getByRole('heading', { name: 'Sign in to Signal again' })).toBeVisible();
  // Signal names no picture.
  await expect(pictures(page)).toHaveCount(1);
  expect(await pictures(page).getAttribute('src')).toMatch(/^data:image\/png;base64,/);
  await expect.poll(() => widthOf(page)).toBe(96);

  await openAccount(page, /^WhatsApp/);
  await expect(pictures(page)).toHaveCount(1);
  await openAccount(page, /^Signal/);
  await expect(pictures(page)).toHaveCount(0);
  await hidden.poll();
  expect(assetRequests(simulator)).toHaveLength(1);

  simulator.control.setAccount(SIGNAL, { imgURL: FOX });
  await hidden.poll();
  await expect(pictures(page)).toHaveCount(1);
  expect(assetRequests(simulator)).toHaveLength(2);
});

test('a picture that cannot be had leaves the mark where it was, and no trace', async ({
  simulator,
  startProgram,
  stranger,
  userDataDir,
}) => {
  const program = await startProgram({ args: [] });
  const page = await program.window();
  await program.poll();
  await openAccount(page, /^Signal/);
  await recordSent(program);
  const heading = page.getByRole('heading', { level: 2, name: /^Signal/ });
  const place = await heading.boundingBox();

  const { control } = simulator;
  const set = (imgURL: string) => control.setAccount(SIGNAL, { imgURL });
  const answered = async (count: number) => {
    await eventually({
      what: 'an answer to another picture',
      read: () => assetRequests(simulator).filter(({ status }) => status !== null).length,
      until: (found) => found === count,
    });
    await program.waitUntilIdle();
    await expect(pictures(page)).toHaveCount(0);
  };

  const bad = [...Object.values(BAD_PICTURES), redirectedTo(stranger.url)];
  for (const [index, url] of bad.entries()) {
    set(url);
    await program.poll();
    await answered(index + 1);
  }
  control.addFault({ kind: 'huge', path: ASSETS, times: 1 });
  set(`${FOX}?huge`);
  await program.poll();
  await answered(bad.length + 1);

  control.addFault({ kind: 'hang', path: ASSETS, times: 1 });
  set(`${FOX}?slow`);
  await page.getByRole('button', { name: 'Check now' }).click();
  await expect.poll(() => assetRequests(simulator).length).toBe(bad.length + 2);
  await program.advance(TIMEOUT_MS);
  await program.logged('is not shown: timeout');

  set(stranger.url);
  await page.getByRole('button', { name: 'Check now' }).click();
  await program.waitUntilIdle();
  expect(stranger.asked()).toBe(0);

  const log = await program.log();
  for (const reason of ['not-found', 'server', 'malformed', 'no PNG or JPEG']) {
    expect(log).toContain(`the picture of an account is not shown: ${reason}`);
  }
  const secrets = [simulator.token, 'mxc://', stranger.url];
  expect(await filesWith(userDataDir, secrets)).toEqual([]);
  const sent = (await sentToWindow(program)).join('\n');
  expect(secrets.filter((secret) => sent.includes(secret))).toEqual([]);

  set(FOX);
  await page.getByRole('button', { name: 'Check now' }).click();
  await expect(pictures(page)).toHaveCount(1);
  expect(await heading.boundingBox()).toEqual(place);
});
