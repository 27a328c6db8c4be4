import { PUSH_CHANNEL } from '../../shared/ipc/channels';
import type { UpdateProblem, UpdatesState } from '../../shared/model/updates';
import { UPDATES_TEXT, updateText } from '../../shared/strings/updates';
import { heading, next, press, pressEscape, showSection } from './moves';
import type { Scene, State } from './scene';

const VERSION = '0.9.0';

/** Has the window shown this of updates, which in this program are off: they say nothing in between. */
async function push({ program }: Scene, state: UpdatesState): Promise<void> {
  await program.app.evaluate(
    ({ BrowserWindow }, [channel, pushed]) => {
      BrowserWindow.getAllWindows()[0]?.webContents.send(channel, 'updates', pushed);
    },
    [PUSH_CHANNEL, state] as const,
  );
}

const installs = (stage: UpdatesState['stage']): UpdatesState => ({ way: 'installs', stage });

const about = (name: string, state: UpdatesState): State =>
  next(`about-update-${name}`, async (scene) => {
    await push(scene, state);
    await showSection(scene.page, UPDATES_TEXT.heading);
    await scene.page.getByText(updateText(state, true)).first().waitFor();
  });

const failed = (problem: UpdateProblem, version: string | null = VERSION): State =>
  about(`failed-${problem}`, installs({ kind: 'failed', problem, version }));

/** What the window says of newer versions. */
export const UPDATE_STATES: readonly State[] = [
  next('overview-update', async (scene) => {
    await push(scene, installs({ kind: 'available', version: VERSION }));
    await scene.page.getByText(`Bridgekeeper ${VERSION} is there.`).scrollIntoViewIfNeeded();
  }),
  next('settings-update', async (scene) => {
    await press(scene, /^Settings$/);
    await heading(scene, 'Settings');
    await scene.page.getByText(UPDATES_TEXT.setting).scrollIntoViewIfNeeded();
  }),
  next('about-update-idle', async (scene) => {
    await press(scene, 'About Bridgekeeper');
    await heading(scene, 'About Bridgekeeper');
    await push(scene, installs({ kind: 'idle' }));
    await scene.page.getByText(UPDATES_TEXT.looks).waitFor();
  }),
  about('checking', installs({ kind: 'checking' })),
  about('none', installs({ kind: 'none' })),
  about('available', installs({ kind: 'available', version: VERSION })),
  about('managed', { way: 'package-manager', stage: { kind: 'available', version: VERSION } }),
  about('by-hand', { way: 'by-hand', stage: { kind: 'available', version: VERSION } }),
  about('downloading', installs({ kind: 'downloading', version: VERSION, percent: 40 })),
  about('ready', installs({ kind: 'ready', version: VERSION })),
  failed('bad-signature', null),
  failed('disk'),
  failed('unfinished'),
  {
    ...about('off', { way: 'off', stage: { kind: 'idle' } }),
    leave: pressEscape,
  },
];
