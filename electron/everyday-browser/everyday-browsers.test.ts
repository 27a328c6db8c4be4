import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { EXTENSION_IDENTITY } from '../../shared/browser-extension/identity';
import type { FoundBrowser } from '../../shared/model/everyday-browser';
import { EVERYDAY_HOST_TEXT, EVERYDAY_PROBLEM_TEXT } from '../../shared/strings/everyday-browser';
import { systemClock } from '../platform/clock';
import { freshFolder } from '../testing/folder';
import type { SetUpPlan } from './confirm-set-up.electron';
import { createEverydayBrowsers, type EverydayBrowserOptions } from './everyday-browsers';
import { writeHost } from './host/host-folder';
import { aStanding, HELLO, TASK } from './testing/fixtures';
import { startHost } from './testing/host-process';

async function browsers(given: Partial<EverydayBrowserOptions> = {}) {
  const home = await freshFolder();
  const folder = join(home, 'own');
  await mkdir(folder);
  await mkdir(join(home, '.config', 'chromium'), { recursive: true });
  const asked: SetUpPlan[] = [];
  const opened: string[] = [];
  const told: string[] = [];
  const everyday = createEverydayBrowsers({
    platform: 'linux',
    env: {},
    home,
    folder,
    extensionFolder: '/opt/Bridgekeeper/resources/extension',
    source: { storeURL: null, chromiumIDs: [EXTENSION_IDENTITY.chromiumID] },
    clock: systemClock,
    confirm: (plan) => Promise.resolve(asked.push(plan) > 0),
    openPath: (path) => Promise.resolve(opened.push(path) > 0 ? '' : 'no'),
    openInDefaultBrowser: async (url) => void opened.push(url),
    log: () => undefined,
    reportToUser: (sentence) => told.push(sentence),
    ...given,
  });
  onTestFinished(() => everyday.stop());
  const pushed: (readonly FoundBrowser[])[] = [];
  everyday.onState((state) => pushed.push(state.browsers));
  return { everyday, home, folder, asked, opened, told, pushed };
}

const still = {
  onBrowsers: () => undefined,
  onLost: () => undefined,
  onStopped: () => undefined,
  onMisfit: () => undefined,
  onBroken: () => undefined,
  onOffer: () => undefined,
};
const chromium = (state: FoundBrowser['state']) => ({ name: 'Chromium', state, problem: null });

describe.runIf(process.platform !== 'win32')('everyday browsers', () => {
  it('are not looked at before somebody looks', async () => {
    const { everyday, folder, pushed } = await browsers();
    expect(everyday.state().browsers).toEqual([]);
    await everyday.look();
    await everyday.look();
    expect(pushed).toEqual([[chromium('absent')]]);
    expect(await readdir(folder)).toEqual([]);
  });

  it('are set up once the user has confirmed it, and left again', async () => {
    const { everyday, asked, pushed } = await browsers();
    await everyday.setUp();
    expect(asked).toMatchObject([{ names: ['Chromium'] }]);
    await everyday.remove();
    expect(pushed).toEqual([[chromium('ready')], [chromium('absent')]]);
  });

  it('are left as they are without a confirmation', async () => {
    const { everyday, folder } = await browsers({ confirm: () => Promise.resolve(false) });
    await expect(everyday.setUp()).rejects.toThrow(EVERYDAY_PROBLEM_TEXT.notConfirmed);
    expect(everyday.state().browsers).toEqual([chromium('absent')]);
    expect(await readdir(folder)).toEqual([]);
  });

  it('are asked about once at a time', async () => {
    const answers: ((isWanted: boolean) => void)[] = [];
    const confirm = () => new Promise<boolean>((resolve) => answers.push(resolve));
    const { everyday } = await browsers({ confirm });
    const first = everyday.setUp();
    await expect.poll(() => answers).toHaveLength(1);
    await expect(everyday.setUp()).rejects.toThrow(EVERYDAY_PROBLEM_TEXT.notConfirmed);
    answers.forEach((answer) => answer(true));
    await first;
    expect(answers).toHaveLength(1);
    expect(everyday.state().browsers).toEqual([chromium('ready')]);
  });

  it('are not asked about where there are none', async () => {
    const { everyday, asked } = await browsers({ home: '/nowhere' });
    await expect(everyday.setUp()).rejects.toThrow(EVERYDAY_PROBLEM_TEXT.noBrowser);
    expect(asked).toEqual([]);
  });

  it('say that a Snap or Flatpak cannot be set up, where there is nothing else', async () => {
    const elsewhere = await freshFolder();
    await mkdir(join(elsewhere, 'snap', 'firefox'), { recursive: true });
    const { everyday, asked } = await browsers({ home: elsewhere });
    const sentence = EVERYDAY_PROBLEM_TEXT.onlySandboxed(['Firefox (Snap)']);
    await expect(everyday.setUp()).rejects.toThrow(sentence);
    expect(asked).toEqual([]);
  });

  it('say why none of them could be set up', async () => {
    const { everyday, home } = await browsers();
    const manifests = join(home, '.config', 'chromium', 'NativeMessagingHosts');
    // A file in the folder's place: also who may write everywhere cannot write there.
    await writeFile(manifests, '');
    await expect(everyday.setUp()).rejects.toThrow(
      `No browser was set up. Chromium’s folder ${manifests} cannot be written: a file stands in its place.`,
    );
    expect(everyday.state().browsers).toMatchObject([{ name: 'Chromium', state: 'failed' }]);
    // Where another one works, the list says the rest.
    await mkdir(join(home, '.mozilla', 'firefox'), { recursive: true });
    await everyday.setUp();
    expect(everyday.state().browsers).toMatchObject([{ state: 'failed' }, { state: 'ready' }]);
  });

  it('are given the extension’s folder, and its store where there is one', async () => {
    const { everyday, opened } = await browsers();
    await everyday.showFolder();
    await expect(everyday.openStore()).rejects.toThrow(EVERYDAY_PROBLEM_TEXT.noStore);
    expect(opened).toEqual([everyday.state().folder]);
    const source = { storeURL: 'https://store.example/', chromiumIDs: [] };
    const other = await browsers({ source, openPath: () => Promise.resolve('There is none.') });
    await other.everyday.openStore();
    expect(other.opened).toEqual(['https://store.example/']);
    await expect(other.everyday.showFolder()).rejects.toThrow('You find the extension at');
  });

  it('are given a copy of the extension by an AppImage', async () => {
    const extensionFolder = await freshFolder();
    await mkdir(join(extensionFolder, 'chromium'));
    const env = { APPIMAGE: '/home/alice/Bridgekeeper.AppImage' };
    const { everyday, folder, opened } = await browsers({ env, extensionFolder });
    await everyday.showFolder();
    expect(opened).toEqual([join(folder, 'everyday-browser', 'extension')]);
    expect(await readdir(opened[0] ?? '')).toEqual(['chromium']);
    const without = await browsers({ env, extensionFolder: '/nowhere' });
    await expect(without.everyday.showFolder()).rejects.toThrow('folder cannot be written');
    expect(without.opened).toEqual([]);
  });

  it('hear of a step from its start to its end', async () => {
    const { everyday, folder } = await browsers();
    await writeHost(folder);
    const seen: (readonly string[])[] = [];
    const handOver = everyday.startHandOver(TASK, {
      ...still,
      onBrowsers: (names) => seen.push(names),
    });
    const isOpen = () =>
      readdir(join(folder, 'everyday-browser')).then((all) => all.includes('socket'));
    await expect.poll(isOpen).toBe(true);
    const host = await startHost({ folder });
    host.say(HELLO);
    expect(await host.hear()).toMatchObject({ type: 'step', network: 'Instagram' });
    expect(seen).toEqual([['Chromium']]);
    handOver.close(aStanding('over'));
    expect(await host.hear()).toMatchObject({ state: 'over' });
    await expect.poll(isOpen).toBe(false);
  });

  it('hear that the program ends, whatever the step says afterwards', async () => {
    const { everyday, folder } = await browsers();
    await writeHost(folder);
    const handOver = everyday.startHandOver(TASK, still);
    const isOpen = () =>
      readdir(join(folder, 'everyday-browser')).then((all) => all.includes('socket'));
    await expect.poll(isOpen).toBe(true);
    const host = await startHost({ folder });
    host.say(HELLO);
    await host.hear();
    const stopped = everyday.stop();
    handOver.close(aStanding('over'));
    const sentence = EVERYDAY_HOST_TEXT.programEnded;
    expect(await host.hear()).toMatchObject({ state: 'over', sentence });
    await stopped;
    expect(await isOpen()).toBe(false);
  });

  it('are not waited for when the step is over before anything was loaded', async () => {
    const { everyday, folder } = await browsers();
    everyday.startHandOver(TASK, still).close(aStanding('over'));
    await everyday.look();
    expect(await readdir(folder)).toEqual([]);
  });

  it('cannot come in where the program’s folder is not its own, and the user is told', async () => {
    const { everyday, told } = await browsers({ folder: '/proc/nowhere' });
    let isBroken = false;
    everyday.startHandOver(TASK, { ...still, onBroken: () => (isBroken = true) });
    await expect.poll(() => told).toHaveLength(1);
    await expect.poll(() => isBroken).toBe(true);
  });
});

it('are not supported on Windows', async () => {
  const { everyday } = await browsers({ platform: 'win32' });
  await everyday.look();
  everyday.startHandOver(TASK, still).close(aStanding('over'));
  expect(everyday.state()).toMatchObject({ isSupported: false, browsers: [] });
});
