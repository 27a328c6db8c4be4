import { expect, it } from 'vitest';
import { confirmCommand, confirmWebhook } from './confirm-hook.electron';

/** The system's dialog, answered at once; the real one is asked in e2e/hooks. */
function dialogThat(response: number) {
  const asked: Electron.MessageBoxOptions[] = [];
  const showMessageBox = (...[options]: unknown[]) => {
    asked.push(options as Electron.MessageBoxOptions);
    return Promise.resolve({ response, checkboxChecked: false });
  };
  return { dialog: { showMessageBox }, asked };
}

const ASKERS = [
  { confirm: confirmCommand, what: 'notify-send "a b"' },
  { confirm: confirmWebhook, what: 'https://example.com/hook' },
];

it.each(ASKERS)(
  'asks about the whole of $what, and takes a yes alone',
  async ({ confirm, what }) => {
    for (const [index, isWanted] of [false, true].entries()) {
      const { dialog, asked } = dialogThat(index);
      expect(await confirm(dialog, what)).toBe(isWanted);
      const [{ buttons, detail } = {}] = asked;
      expect(buttons?.[index] === 'Cancel').toBe(!isWanted);
      expect(detail).toContain(what);
    }
  },
);

it.each(ASKERS)('of $what a key pressed in passing means no', async ({ confirm, what }) => {
  const { dialog, asked } = dialogThat(0);
  await confirm(dialog, what);
  const [{ buttons = [], defaultId = -1, cancelId = -1 } = {}] = asked;
  expect([buttons[defaultId], buttons[cancelId]]).toEqual(['Cancel', 'Cancel']);
});
