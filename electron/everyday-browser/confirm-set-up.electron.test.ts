import { expect, it } from 'vitest';
import { confirmSetUp, type SetUpPlan } from './confirm-set-up.electron';

const PLAN = {
  names: ['Chromium', 'Firefox'],
  files: [`/home/alice/${'long'.repeat(30)}/a.json`, '/home/alice/b.json'],
  replaced: [],
};

/** The system's dialog, answered at once. */
async function ask(response: number, plan: SetUpPlan = PLAN) {
  const asked: Electron.MessageBoxOptions[] = [];
  const showMessageBox = (...[options]: unknown[]) => {
    asked.push(options as Electron.MessageBoxOptions);
    return Promise.resolve({ response, checkboxChecked: false });
  };
  const isWanted = await confirmSetUp({ showMessageBox }, plan);
  const [{ buttons = [], detail = '', defaultId = -1, cancelId = -1 } = {}] = asked;
  return { isWanted, buttons, detail, defaultId, cancelId };
}

it('names the browsers and the files, and takes a yes alone', async () => {
  for (const [index, isWanted] of [false, true].entries()) {
    const asked = await ask(index);
    expect(asked.isWanted).toBe(isWanted);
    expect(asked.buttons[index] === 'Cancel').toBe(!isWanted);
    for (const part of [...PLAN.names, ...PLAN.files])
      expect(asked.detail.replaceAll('\n', '')).toContain(part);
  }
});

it('takes a key pressed in passing for a no', async () => {
  const { buttons, defaultId, cancelId } = await ask(0);
  expect([buttons[defaultId], buttons[cancelId]]).toEqual(['Cancel', 'Cancel']);
});

it('names whose files it replaces', async () => {
  const program = '/home/alice/other/everyday-browser/native-host';
  const { detail } = await ask(0, { ...PLAN, replaced: [{ file: '/home/alice/b.json', program }] });
  expect(detail.split('Another Bridgekeeper')[1]).toContain(`/home/alice/b.json\nis of ${program}`);
  expect((await ask(0)).detail).not.toContain('Another');
});
