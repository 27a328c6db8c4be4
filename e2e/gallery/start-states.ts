import { expectWatched, paste } from '../connection/user';
import { pressEscape, type Scene, type State } from './scene';

const nothing = () => Promise.resolve();
const button = ({ page }: Scene, name: string | RegExp) =>
  page.getByRole('button', { name }).first();

/** What a newcomer sees, up to the first look at accounts. */
export const NEWCOMER_STATES: readonly State[] = [
  {
    name: 'connect',
    isSelected: true,
    async reach({ page }) {
      await page
        .getByText(/on this computer/)
        .first()
        .waitFor();
    },
    leave: nothing,
  },
  {
    name: 'connect-token-refused',
    async reach({ page }) {
      await paste(page, 'no-such-token');
      await page.getByRole('alert').filter({ hasText: /./ }).first().waitFor();
    },
    leave: nothing,
  },
  {
    name: 'settings-not-connected',
    isSelected: true,
    async reach(scene) {
      await button(scene, 'Settings').click();
      await scene.page.getByRole('heading', { name: 'Settings', exact: true }).waitFor();
    },
  },
  {
    name: 'token-not-kept',
    isSelected: true,
    async reach({ page, simulator }) {
      await page
        .getByText(/on this computer/)
        .first()
        .waitFor();
      await paste(page, simulator.token);
      await expectWatched(page);
    },
    leave: nothing,
  },
  {
    name: 'token-not-kept-question',
    isSelected: true,
    async reach(scene) {
      await button(scene, /file/i).click();
      await scene.page.getByRole('alertdialog').waitFor();
    },
    leave: pressEscape,
  },
];

/** The demo's own marks and panel. */
export const DEMO_STATES: readonly State[] = [
  {
    name: 'demo',
    isSelected: true,
    reach: ({ page }) => expectWatched(page),
    leave: nothing,
  },
  {
    name: 'demo-panel',
    isSelected: true,
    async reach(scene) {
      await button(scene, 'Steer the demo').click();
      await scene.page.getByRole('heading', { level: 2 }).first().waitFor();
    },
  },
];
